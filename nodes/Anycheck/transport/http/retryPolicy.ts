import { apiProblemIn, isWebPage, saysNo } from '../../errors/apiProblem';
import { effectOf, isProof, networkEntry, statusEntry, type Effect } from '../../errors/catalogue';
import { isTransient } from '../../errors/itemError';
import { isObject, plainText } from '../../json/objects';
import type { HttpResponse, SendResult } from './response';

/**
 * What a result means for its request:
 * - `ok`, `rejected`: that is the outcome
 * - `retry`: it certainly had no effect (or was only a reading), so it may be sent again
 * - `ambiguous`: a write that may have been applied; only reading back can tell
 */
export type Verdict = 'ok' | 'rejected' | 'retry' | 'ambiguous';

/** Decides from the result alone. @param isWrite whether the request was to change something */
export function judge(result: SendResult, isWrite: boolean): Verdict {
	switch (result.kind) {
		case 'sessionRenewed':
			return 'retry';
		case 'notSent':
			return isTransient(result.reason) ? 'retry' : 'rejected';
		case 'noResponse': {
			const { effect, isSameAgain } = networkEntry(result.networkCode);
			return isSameAgain && !isWrite ? 'rejected' : verdictFor(effect, isWrite);
		}
		case 'response':
			return verdictOnResponse(result, isWrite);
	}
}

function verdictOnResponse({ status, body }: HttpResponse, isWrite: boolean): Verdict {
	const isJson = isObject(body) || Array.isArray(body);
	if (status < 300 && isJson && !saysNo(body)) return 'ok';
	const { errorCode = '' } = apiProblemIn(body);
	// What is neither JSON nor a page was JSON that did not arrive whole.
	const isWhole = isJson || isWebPage(body);
	const isFinal = status < 300 && errorCode === '' && isWhole;
	const effect = isFinal ? 'rejected' : effectOf(status, errorCode);
	if (effect === 'rejected' && isWrite && !isProof(status, errorCode)) return 'ambiguous';
	return verdictFor(effect, isWrite);
}

/** A reading that may have been done is as good as one that was not. */
function verdictFor(effect: Effect, isWrite: boolean): Verdict {
	return effect === 'ambiguous' && !isWrite ? 'retry' : effect;
}

const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 20_000;

/**
 * Milliseconds until the next attempt: anything between none and a bound that doubles with each attempt ("full jitter",
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/), so that many who failed together do not come
 * back together.
 *
 * @param attempt the attempt that failed, from 1
 * @param random between 0 and 1
 */
export function retryDelay(attempt: number, random: number): number {
	return random * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
}

/** What a server says about its limit: so many more requests until then, in milliseconds since 1970. */
export interface Told {
	remaining: number;
	resetAt: number;
}

/** How the server took a request, as far as others are concerned that are about to be sent. */
export type RateLimitSignal =
	/** It did its work. `pauseMs` when it says that nothing more is welcome for a while. */
	| { kind: 'ok'; pauseMs?: number | undefined; told?: Told | undefined }
	/** It asked for fewer requests, and may have said for how long. */
	| { kind: 'limited'; pauseMs?: number | undefined; told?: Told | undefined }
	/** It is not well, or not there. */
	| { kind: 'failing' }
	/** It works, but many at once got in each other's way. */
	| { kind: 'contended' }
	/** It was not asked, or the fault is not its own. */
	| { kind: 'none' }
	/** Nothing was even tried: the turn is free for the next one. */
	| { kind: 'unused' };

/** What a result tells the throttle about how the server is doing. @param now milliseconds since 1970 */
export function signalFrom(result: SendResult, verdict: Verdict, now: number): RateLimitSignal {
	switch (result.kind) {
		case 'sessionRenewed':
			return { kind: 'contended' };
		case 'notSent': {
			const pauseMs = result.reason.facts.retryAfterMs;
			if (pauseMs !== undefined) return { kind: 'limited', pauseMs };
			return { kind: verdict === 'retry' ? 'failing' : 'none' };
		}
		case 'noResponse':
			return { kind: verdict === 'rejected' ? 'none' : 'failing' };
		case 'response': {
			const { asksForLess } = statusEntry(result.status);
			const pauseMs = retryAfter(result.headers, now, asksForLess !== undefined);
			if (asksForLess === 'always' || (asksForLess && pauseMs !== undefined)) {
				return { kind: 'limited', pauseMs, told: quotaIn(result.headers, now) };
			}
			const isWell = verdict === 'ok' || verdict === 'rejected';
			const told = quotaIn(result.headers, now);
			return isWell ? { kind: 'ok', pauseMs, told } : { kind: 'failing' };
		}
	}
}

type Headers = Readonly<Record<string, unknown>>;

/**
 * How long the server asks to wait, in milliseconds; undefined when it does not say, or says nonsense. `Retry-After` counts
 * in seconds or names a date (RFC 9110, 10.2.3); `X-RateLimit-Reset` is a Unix time in seconds and counts only when
 * `X-RateLimit-Remaining` is 0 or the request was refused (older generation of the API's documents).
 */
export function retryAfter(headers: Headers, now: number, isRefused: boolean): number | undefined {
	const serverNow = nowThere(headers, now);
	const text = plainText(headers['retry-after']);
	const asked = text === '' ? undefined : millisecondsUntil(text, serverNow);
	if (asked !== undefined) return notPast(asked);
	if (!isRefused && plainText(headers['x-ratelimit-remaining']) !== '0') return undefined;
	const resetAt = resetIn(headers);
	return resetAt === undefined ? undefined : notPast(resetAt - serverNow);
}

/** What the older generation's headers say about the limit; nothing where `Retry-After` says when to come back. */
export function quotaIn(headers: Headers, now: number): Told | undefined {
	const remaining = plainText(headers['x-ratelimit-remaining']);
	const resetAt = resetIn(headers);
	if (resetAt === undefined || !/^\d{1,9}$/.test(remaining)) return undefined;
	if (plainText(headers['retry-after']) !== '') return undefined;
	return { remaining: Number(remaining), resetAt: resetAt - nowThere(headers, now) + now };
}

/** Milliseconds since 1970. */
function resetIn(headers: Headers): number | undefined {
	const reset = plainText(headers['x-ratelimit-reset']);
	return /^\d{9,11}$/.test(reset) ? Number(reset) * 1000 : undefined;
}

/** A clock that is further off than this is another one; `Date` counts in whole seconds and was under way. */
const SAME_CLOCK_MS = 3_000;

/** The time by the server's own clock, where it goes differently from ours and `Date` tells. */
function nowThere(headers: Headers, now: number): number {
	const date = Date.parse(plainText(headers.date));
	return Math.abs(date - now) > SAME_CLOCK_MS ? date : now;
}

function millisecondsUntil(value: string, now: number): number | undefined {
	// No more digits than a number of seconds can have.
	if (/^\d{1,9}(\.\d+)?$/.test(value)) return Number(value) * 1000;
	// A date names its year; `Date.parse` alone would also make one of "-5".
	const date = /\d{4}/.test(value) ? Date.parse(value) : Number.NaN;
	return Number.isNaN(date) ? undefined : date - now;
}

function notPast(ms: number): number {
	return Math.max(ms, 0);
}
