import { createHash, timingSafeEqual } from 'node:crypto';
import type { ReviewMemory } from './memory';

/** Wrong codes in a row, after which none is taken for a while, which doubles each time. */
const MAX_WRONG = 5;
const FIRST_LOCK_MS = 15 * 60_000;
const LONGEST_LOCK_MS = 24 * 60 * 60_000;

/**
 * Looks for what a typed code fits. After too many wrong ones in a row even the right one is not taken for a while.
 *
 * @param find has to take as long for any code
 */
export function checkCode<T>(
	{ wrongCodes }: ReviewMemory,
	find: () => T | undefined,
): { found: T } | 'wrong' | 'locked' {
	if (Date.now() < wrongCodes.lockedUntil) return 'locked';
	const found = find();
	if (found !== undefined) {
		wrongCodes.count = 0;
		return { found };
	}
	if (++wrongCodes.count < MAX_WRONG) return 'wrong';
	wrongCodes.count = 0;
	const ms = Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** wrongCodes.locks++);
	wrongCodes.lockedUntil = Date.now() + ms;
	return 'locked';
}

/** Whether two texts are the same; takes as long for any answer. Nothing is the same as an empty one. */
export function isSameSecret(given: string, expected: string): boolean {
	const hash = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(hash(given), hash(expected)) && expected !== '';
}
