import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { codeMatches } from '../../../review';
import type { ParkedReview } from './decisions';

/** Wrong codes in a row, after which none is taken for a while. */
const MAX_WRONG = 5;
const LOCK_MS = 15 * 60_000;

/** Not stored anywhere: after n8n was started anew, the code has to be typed again. */
const processKey = randomBytes(32);

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
	wrongCodes.lockedUntil = Date.now() + LOCK_MS;
	return 'locked';
}

/** What the page's addresses carry after the right code was typed. It says nothing about the code. */
export function passFor(run: string, code: string): string {
	return createHmac('sha256', processKey).update(`${run}\n${code}`).digest('base64url');
}

export function isPass(given: string, run: string, code: string): boolean {
	const [a, b] = [Buffer.from(given), Buffer.from(passFor(run, code))];
	return a.length === b.length && timingSafeEqual(a, b);
}
