import type { IDataObject } from 'n8n-workflow';
import { afterAttempts, inDoubt, type ItemError } from '../errors/itemError';
import { refusedTurn, waitFirst } from '../errors/pause';
import type { JsonObject } from '../verification/objects';
import { resourceIn, type Answer } from './answer';
import { answerError } from './answerError';
import { Arrival } from './arrival';
import { received } from './download';
import { feedbackOf } from './feedback';
import { LongPause } from './pace';
import {
	failIfGone,
	isAnswer,
	mayRepeat,
	noteTrouble,
	patienceOf,
	patienceToStart,
	type Run,
} from './patience';
import { httpOptions, mustNotRepeat, type ApiRequest, type Settled } from './request';
import { judge, retryDelay, type Verdict } from './retryPolicy';

export interface ApiOutcome {
	resource: JsonObject;
	/** How often it was sent. */
	attempts: number;
	/** No answer told that the write was applied, but reading showed it. */
	wasInDoubt: boolean;
}

/** New sessions for one request; when it is refused with each of them, the fault is not the session's. */
const MAX_RENEWALS = 3;

/**
 * One request, repeated as the policy says until it has an outcome.
 * @throws ItemError when it has none, or a refusal
 */
export async function exchange(run: Run, request: ApiRequest): Promise<ApiOutcome> {
	const { clock, pace } = run;
	let { body } = request;
	/** Milliseconds since it was first sent, without waiting for its turn among the others. */
	let spent = 0;
	let renewals = 0;
	let failure: ItemError | undefined;
	for (let attempts = 1; ;) {
		const mayRenew = renewals < MAX_RENEWALS;
		const mostPauseMs = attempts > 1 ? patienceOf(run) - spent : patienceToStart(run);
		const sending = attempt(run, request, { body, mayRenew, mostPauseMs });
		const attempted = await sending.catch((reason: unknown) => {
			throw reason instanceof LongPause
				? waitFirst(failure ?? refusedTurn(), pace.askedPauseMs)
				: reason;
		});
		const { answer, verdict, ms, pausedMs } = attempted;
		if (answer.kind === 'renewed') {
			renewals++;
			continue;
		}
		spent += attempts > 1 ? pausedMs + ms : ms;
		if (isAnswer(answer)) run.isReached = true;
		if (verdict === 'accepted') run.trouble = undefined;
		const resource = verdict === 'accepted' ? resourceIn(answer) : undefined;
		if (resource !== undefined) return { resource, attempts, wasInDoubt: false };

		const error = afterAttempts(
			answerError(answer, request, run.connection.authentication),
			attempts,
		);
		noteTrouble(run, answer, verdict, error);
		failure = verdict === 'inDoubt' ? inDoubt(error) : error;
		// Where the API wants to be left alone for longer than that, looking would have to wait as well.
		const mayLook = pace.askedPauseMs === 0 || pace.askedPauseMs <= patienceOf(run) - spent;
		if (verdict === 'inDoubt' && mayLook) {
			const since = clock.now();
			const settled = await settle(request, error);
			spent += clock.now() - since;
			if ('found' in settled) return { resource: settled.found, attempts, wasInDoubt: true };
			if ('forbidden' in settled) throw settled.forbidden;
			if ('send' in settled) body = settled.send;
		} else if (verdict === 'refused' || verdict === 'accepted') {
			throw error;
		}
		const left = patienceOf(run) - spent;
		if (!mayRepeat(run, attempts) || left <= 0 || pace.pauseMs > left) {
			throw waitFirst(failure, pace.askedPauseMs);
		}
		run.retries++;
		const delay = Math.min(left, retryDelay(attempts, Math.random()));
		spent += delay;
		await clock.sleep(delay);
		attempts++;
	}
}

interface Attempt {
	/** What to send this time. */
	body: IDataObject | undefined;
	mayRenew: boolean;
	/** Milliseconds of the pace's pauses that it may wait out before it is sent. */
	mostPauseMs: number;
}

async function attempt(run: Run, request: ApiRequest, { body, mayRenew, mostPauseMs }: Attempt) {
	const { connection, pace, clock, limits } = run;
	if (connection.closed !== undefined) throw connection.closed;
	return await pace.pass(
		async (pausedMs) => {
			failIfGone(run);
			const sentAt = clock.now();
			const { receive } = request;
			const arrival = receive && new Arrival(clock, limits.timeoutMs);
			const options = httpOptions(request, body, limits, arrival?.signal);
			const sent = await connection.send(options, mayRenew);
			const answer = arrival ? await received(sent, options.url, receive, arrival) : sent;
			const ms = clock.now() - sentAt;
			return { answer, verdict: verdictOn(answer, request), ms, pausedMs };
		},
		({ answer, verdict }) => feedbackOf(answer, verdict, clock.now()),
		mostPauseMs,
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

async function settle({ settle: look }: ApiRequest, error: ItemError): Promise<Settled> {
	const forbidden = inDoubt(error);
	if (look === undefined) return { forbidden };
	// That looking did not work either leaves the doubt, whatever its own reason.
	return await look().catch(() => ({ forbidden }));
}
