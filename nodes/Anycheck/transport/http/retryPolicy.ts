import { isTransient } from '../../errors/itemError';
import { NEVER_SENT } from '../../errors/noAnswer';
import { isObject } from '../../json/objects';
import { saysNo, type Answer } from './answer';

/**
 * What an answer means for its request:
 * - `accepted`, `refused`: that is the answer
 * - `again`: it certainly had no effect (or was only a reading), so it may be repeated
 * - `inDoubt`: a write that may have been applied; only a reading can tell
 */
export type Verdict = 'accepted' | 'refused' | 'again' | 'inDoubt';

/** Statuses that say "not now". All others below 500 are final: 400, 403, 404, 409 and 422 above all. */
const NOT_NOW = new Set([408, 425, 429]);

/** Statuses above 500 that will be the same next time. */
const NEVER = new Set([501, 505, 511]);

/** Failures that repeat themselves: a certificate is not trusted, n8n forbids the address, the run was cancelled. */
const LASTING = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|EPROTO|SSRF|ERR_CANCELED|ERR_INVALID/;

/** Decides from the answer alone. @param isWrite whether the request was to change something */
export function judge(answer: Answer, isWrite: boolean): Verdict {
	const unlessWrite = isWrite ? 'inDoubt' : 'again';
	switch (answer.kind) {
		case 'renewed':
			return 'again';
		case 'unsent':
			return isTransient(answer.reason) ? 'again' : 'refused';
		case 'unanswered':
			if (NEVER_SENT.has(answer.networkCode)) return 'again';
			return LASTING.test(answer.networkCode) ? 'refused' : unlessWrite;
		case 'answered':
			return judgeStatus(answer.status, answer.body, unlessWrite);
	}
}

function judgeStatus(status: number, body: unknown, unlessWrite: Verdict): Verdict {
	if (status < 300) {
		if (saysNo(body)) return 'refused';
		if (isObject(body) || Array.isArray(body)) return 'accepted';
		// A page instead of JSON is somebody else's answer; anything else was JSON that did not arrive whole.
		return typeof body === 'string' && body.trimStart().startsWith('<') ? 'refused' : unlessWrite;
	}
	if (status === 408) return unlessWrite;
	if (NOT_NOW.has(status)) return 'again';
	return status >= 500 && !NEVER.has(status) ? unlessWrite : 'refused';
}

const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 20_000;

/**
 * Milliseconds until the next attempt: anything between none and a bound that doubles with each attempt ("full
 * jitter"), so that many who failed together do not come back together.
 *
 * @param attempt the attempt that failed, from 1
 * @param random between 0 and 1
 */
export function retryDelay(attempt: number, random: number): number {
	return random * Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
}
