import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import { afterAttempts, inDoubt, isFromApi, ItemError } from '../errors/itemError';
import { noAnswer } from '../errors/noAnswer';
import { refusal, unexpectedAnswer } from '../errors/refusal';
import { isObject, type JsonObject } from '../verification/objects';
import type { Answer } from './answer';
import type { Clock } from './clock';
import type { Connection } from './connection';
import type { Limits } from './limits';
import type { Feedback, Pace } from './pace';
import { pauseAskedFor } from './retryAfter';
import { judge, retryDelay, type Verdict } from './retryPolicy';

export interface ApiRequest {
	method: 'GET' | 'POST' | 'PUT';
	/** The path's segments, e.g. `['verifications', id]`. They are encoded here. */
	path: readonly string[];
	query?: IDataObject;
	body?: IDataObject;
	/** What is asked for, for messages: "The … was not found". */
	subject: string;
	/**
	 * For a write of which nobody knows whether it was applied: looks, and says what it found, or what to send now.
	 * Without it such a write fails, for repeating it could do it twice.
	 */
	settle?: () => Promise<{ found: JsonObject } | { send: IDataObject }>;
}

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
}

/** Until the API has answered once, its address may simply be wrong: nobody should wait long for that. */
const FIRST_CONTACT_MS = 30_000;

/**
 * One request, repeated as the policy says until it has an outcome.
 * @throws ItemError when it has none, or a refusal
 */
export async function exchange(run: Run, request: ApiRequest): Promise<ApiOutcome> {
	const { connection, pace, clock, limits } = run;
	const isWrite = request.method !== 'GET';
	const startedAt = clock.now();
	let { body } = request;
	for (let attempts = 1; ; attempts++) {
		const answer = await pace.pass(
			async () => await connection.send(optionsOf(request, body, limits)),
			(result) => feedbackOf(result, judge(result, isWrite), clock.now()),
		);
		const verdict = judge(answer, isWrite);
		const resource = verdict === 'accepted' ? resourceIn(answer) : undefined;
		if (answer.kind === 'answered') run.isReached = true;
		if (resource !== undefined) return { resource, attempts, wasInDoubt: false };

		const error = afterAttempts(errorOf(answer, request, connection.authentication), attempts);
		if (verdict === 'inDoubt') {
			const settled = await settle(request, error);
			if ('found' in settled) return { resource: settled.found, attempts, wasInDoubt: true };
			body = settled.send;
		} else if (verdict !== 'again') {
			throw error;
		}
		const patience = run.isReached
			? limits.giveUpAfterMs
			: Math.min(limits.giveUpAfterMs, FIRST_CONTACT_MS);
		const isLate = clock.now() - startedAt >= patience;
		if (attempts >= limits.tries || isLate || run.retries >= limits.retryBudget) throw error;
		run.retries++;
		await clock.sleep(retryDelay(attempts, Math.random()));
	}
}

async function settle({ settle: look }: ApiRequest, error: ItemError) {
	if (look === undefined) throw inDoubt(error);
	const settled = await look().catch((failed: unknown) => {
		// A guard that forbids a second attempt is the better answer; that looking did not work either is not.
		return failed instanceof ItemError && !isFromApi(failed) ? failed : inDoubt(error);
	});
	if (settled instanceof ItemError) throw settled;
	return settled;
}

function optionsOf(
	{ method, path, query }: ApiRequest,
	body: IDataObject | undefined,
	{ timeoutMs }: Limits,
): IHttpRequestOptions {
	const url = path.map(encodeURIComponent).join('/');
	return { method, url, timeout: timeoutMs, ...(query && { qs: query }), ...(body && { body }) };
}

function feedbackOf(answer: Answer, verdict: Verdict, now: number): Feedback {
	if (answer.kind === 'answered') {
		const isRefused = answer.status === 429 || answer.status === 503;
		const pauseMs = pauseAskedFor(answer.headers, now, isRefused);
		if (answer.status === 429 || (isRefused && pauseMs !== undefined)) {
			return { kind: 'tooMany', pauseMs };
		}
		if (verdict === 'accepted' || verdict === 'refused') return { kind: 'fine', pauseMs };
	}
	return { kind: 'trouble' };
}

/** The resource itself; the oldest documented generation puts it into `{ success, data }`. */
function resourceIn(answer: Answer): JsonObject | undefined {
	if (answer.kind !== 'answered' || !isObject(answer.body)) return undefined;
	const { success, data } = answer.body;
	return typeof success === 'boolean' && isObject(data) ? data : answer.body;
}

function errorOf(answer: Answer, request: ApiRequest, authentication: string): ItemError {
	if (answer.kind === 'unsent') return answer.reason;
	if (answer.kind === 'unanswered') return noAnswer(answer.networkCode);
	const { status, body } = answer;
	if (status < 300) return unexpectedAnswer(status, body);
	const isWrite = request.method !== 'GET';
	return refusal(status, body, { subject: request.subject, authentication, isWrite });
}
