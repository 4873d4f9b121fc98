import type { IDataObject } from 'n8n-workflow';
import { afterAttempts, inDoubt, type ItemError } from '../errors/itemError';
import type { JsonObject } from '../verification/objects';
import { resourceIn, type Answer } from './answer';
import { answerError } from './answerError';
import { Arrival } from './arrival';
import type { Clock } from './clock';
import type { Connection } from './connection';
import { received } from './download';
import { feedbackOf } from './feedback';
import type { Limits } from './limits';
import type { Pace } from './pace';
import { httpOptions, mustNotRepeat, type ApiRequest, type Settled } from './request';
import { judge, retryDelay, type Verdict } from './retryPolicy';

export interface ApiOutcome {
	resource: JsonObject;
	/** How often it was sent. */
	attempts: number;
	/** No answer told that the write was applied, but reading showed it. */
	wasInDoubt: boolean;
}

/** What the requests of one run share. */
export interface Run {
	connection: Connection;
	pace: Pace;
	clock: Clock;
	limits: Limits;
	/** Repeated requests so far. */
	retries: number;
	/** Whether the API has answered at all. */
	isReached: boolean;
	/** Requests in a row that got nowhere, since when, and why the first did; undefined while the API does its work. */
	trouble?: { count: number; since: number; error: ItemError } | undefined;
}

/** New sessions for one request; when it is refused with each of them, the fault is not the session's. */
const MAX_RENEWALS = 3;

/** So many requests in a row get nowhere before the API counts as gone. */
const TROUBLES_TO_GIVE_UP = 20;

/** Until the API has answered once, its address may simply be wrong: nobody should wait long for that. */
const FIRST_CONTACT_MS = 30_000;

/**
 * One request, repeated as the policy says until it has an outcome.
 * @throws ItemError when it has none, or a refusal
 */
export async function exchange(run: Run, request: ApiRequest): Promise<ApiOutcome> {
	let { body } = request;
	/** Milliseconds under way or between attempts; waiting for its turn is not the request's fault. */
	let spent = 0;
	let renewals = 0;
	for (let attempts = 1; ;) {
		const { answer, verdict, ms } = await attempt(run, request, body, renewals < MAX_RENEWALS);
		if (answer.kind === 'renewed') {
			renewals++;
			continue;
		}
		spent += ms;
		if (answer.kind === 'answered') run.isReached = true;
		if (verdict === 'accepted') run.trouble = undefined;
		const resource = verdict === 'accepted' ? resourceIn(answer) : undefined;
		if (resource !== undefined) return { resource, attempts, wasInDoubt: false };

		const error = afterAttempts(
			answerError(answer, request, run.connection.authentication),
			attempts,
		);
		noteTrouble(run, answer, verdict, error);
		if (verdict === 'inDoubt') {
			const settled = await settle(request, error);
			if ('found' in settled) return { resource: settled.found, attempts, wasInDoubt: true };
			if ('forbidden' in settled) throw settled.forbidden;
			if ('send' in settled) body = settled.send;
		} else if (verdict !== 'again') {
			throw error;
		}
		if (!mayRepeat(run, attempts, spent)) throw verdict === 'inDoubt' ? inDoubt(error) : error;
		run.retries++;
		const delay = retryDelay(attempts, Math.random());
		spent += delay;
		await run.clock.sleep(delay);
		attempts++;
	}
}

async function attempt(
	run: Run,
	request: ApiRequest,
	body: IDataObject | undefined,
	mayRenew: boolean,
) {
	const { connection, pace, clock, limits } = run;
	if (connection.closed !== undefined) throw connection.closed;
	return await pace.pass(
		async () => {
			failIfGone(run);
			const sentAt = clock.now();
			const { receive } = request;
			const arrival = receive && new Arrival(clock, limits.timeoutMs);
			const options = httpOptions(request, body, limits, arrival?.signal);
			const sent = await connection.send(options, mayRenew);
			const answer = arrival ? await received(sent, options.url, receive, arrival) : sent;
			return { answer, verdict: verdictOn(answer, request), ms: clock.now() - sentAt };
		},
		({ answer, verdict }) => feedbackOf(answer, verdict, clock.now()),
	);
}

/** As `judge`, but an answer that is about something else accepts nothing. */
function verdictOn(answer: Answer, request: ApiRequest): Verdict {
	const { accepts } = request;
	const isWrite = mustNotRepeat(request);
	const verdict = judge(answer, isWrite);
	const resource = verdict === 'accepted' ? resourceIn(answer) : undefined;
	if (resource === undefined || accepts === undefined || accepts(resource)) return verdict;
	return isWrite ? 'inDoubt' : 'refused';
}

function mayRepeat(run: Run, attempts: number, spent: number): boolean {
	const { tries, retryBudget } = run.limits;
	return attempts < tries && spent < patienceOf(run) && run.retries < retryBudget;
}

function patienceOf({ isReached, limits: { giveUpAfterMs } }: Run): number {
	return isReached ? giveUpAfterMs : Math.min(giveUpAfterMs, FIRST_CONTACT_MS);
}

function noteTrouble(run: Run, answer: Answer, verdict: Verdict, error: ItemError): void {
	const isThere = answer.kind === 'answered' && answer.status < 500;
	if (isThere || verdict === 'refused') run.trouble = undefined;
	else if (run.trouble === undefined) run.trouble = { count: 1, since: run.clock.now(), error };
	else run.trouble.count++;
}

/** Where nothing has worked for as long as one request is repeated, no further request is worth the same wait. */
function failIfGone(run: Run): void {
	const { trouble, clock } = run;
	if (trouble === undefined || trouble.count < TROUBLES_TO_GIVE_UP) return;
	if (clock.now() - trouble.since >= patienceOf(run)) throw trouble.error;
}

async function settle({ settle: look }: ApiRequest, error: ItemError): Promise<Settled> {
	const forbidden = inDoubt(error);
	if (look === undefined) return { forbidden };
	// That looking did not work either leaves the doubt, whatever its own reason.
	return await look().catch(() => ({ forbidden }));
}
