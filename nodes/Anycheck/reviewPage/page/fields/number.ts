import { isExact, mayMeanThousands } from '../../../json/numbers';
import type { Control, Reading } from './control';

/** A number; an empty control means that there is none. */
export const number: Control = {
	kind: 'number',
	shown: (value) => (typeof value === 'number' ? String(value) : ''),
	read: (text, value) => (text.trim() === '' ? { value: null } : readNumber(text, value)),
	empty: null,
};

/**
 * The number in the text: digits, a dot for decimals, no separators of thousands.
 * Where whole numbers stood before, 1.250 is refused.
 *
 * @param before what was there, if it was a number
 */
export function readNumber(text: string, before: unknown): Reading {
	const digits = text.trim();
	if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(digits)) return { problem: 'number' };
	if (Number.isInteger(before) && mayMeanThousands(digits)) {
		return { problem: 'thousands' };
	}
	const value = Number(digits);
	return isExact(digits, value) ? { value } : { problem: 'digits' };
}
