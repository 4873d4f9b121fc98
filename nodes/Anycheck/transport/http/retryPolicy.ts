import { networkEntry, statusEntry, type Effect } from '../../errors/catalogue';
import { isTransient } from '../../errors/itemError';
import { isObject } from '../../json/objects';
import { saysNo, type Answer } from './answer';

/**
 * What an answer means for its request:
 * - `accepted`, `refused`: that is the answer
 * - `again`: it certainly had no effect (or was only a reading), so it may be repeated
 * - `inDoubt`: a write that may have been applied; only a reading can tell
 */
export type Verdict = 'accepted' | 'refused' | 'again' | 'inDoubt';

/** Decides from the answer alone. @param isWrite whether the request was to change something */
export function judge(answer: Answer, isWrite: boolean): Verdict {
	switch (answer.kind) {
		case 'renewed':
			return 'again';
		case 'unsent':
			return isTransient(answer.reason) ? 'again' : 'refused';
		case 'unanswered':
			return verdictFor(networkEntry(answer.networkCode).effect, isWrite);
		case 'answered': {
			const { status, body } = answer;
			if (status >= 300) return verdictFor(statusEntry(status).effect, isWrite);
			if (saysNo(body)) return 'refused';
			if (isObject(body) || Array.isArray(body)) return 'accepted';
			// A page instead of JSON is somebody else's answer; anything else was JSON that did not arrive whole.
			const isPage = typeof body === 'string' && body.trimStart().startsWith('<');
			return isPage ? 'refused' : verdictFor(statusEntry(status).effect, isWrite);
		}
	}
}

/** A reading that may have been done is as good as one that was not. */
function verdictFor(effect: Effect, isWrite: boolean): Verdict {
	if (effect === 'rejected') return 'refused';
	return effect === 'ambiguous' && isWrite ? 'inDoubt' : 'again';
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
