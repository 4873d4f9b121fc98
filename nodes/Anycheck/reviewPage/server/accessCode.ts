import { createHmac, timingSafeEqual } from 'node:crypto';
import { codeMatches } from '../page';
import type { ParkedReview } from './decisions';

/** Wrong codes in a row, after which none is taken for a while, which doubles each time. */
const MAX_WRONG = 5;
const FIRST_LOCK_MS = 15 * 60_000;
const LONGEST_LOCK_MS = 24 * 60 * 60_000;

export type CodeVerdict = 'right' | 'wrong' | 'locked';

/** Judges a typed access code; after too many wrong ones in a row even the right one is not taken for a while. */
export function judgeCode(
	typed: string,
	expected: string,
	{ wrongCodes }: ParkedReview,
): CodeVerdict {
	if (Date.now() < wrongCodes.lockedUntil) return 'locked';
	if (codeMatches(typed, expected)) {
		wrongCodes.count = 0;
		return 'right';
	}
	if (++wrongCodes.count < MAX_WRONG) return 'wrong';
	wrongCodes.count = 0;
	const ms = Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** wrongCodes.locks++);
	wrongCodes.lockedUntil = Date.now() + ms;
	return 'locked';
}

/** What the page's addresses carry after the right code was typed. Whoever knows the code could make it as well. */
export function passFor(run: string, code: string): string {
	return createHmac('sha256', code).update(run).digest('base64url');
}

export function isPass(given: string, run: string, code: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(passFor(run, code))];
	return a.length === b.length && timingSafeEqual(a, b);
}
