import type { Control, Reading } from './control';

/** A number; an empty control means that there is none. */
export const number: Control = {
	kind: 'number',
	shown: (value) => (typeof value === 'number' ? String(value) : ''),
	read: (text, value) => (text.trim() === '' ? { value: null } : readNumber(text, value)),
	empty: null,
};

const THOUSANDS_OR_DECIMALS = /^-?[1-9]\d{0,2}\.\d{3}$/;

/**
 * The number in the text: digits, a dot for decimals, no separators of thousands.
 * Where whole numbers stood before, 1.250 is refused: an Indonesian reader means more than a thousand by it.
 *
 * @param before what was there, if it was a number
 */
export function readNumber(text: string, before: unknown): Reading {
	const digits = text.trim();
	if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(digits)) return { problem: 'number' };
	if (Number.isInteger(before) && THOUSANDS_OR_DECIMALS.test(digits)) {
		return { problem: 'thousands' };
	}
	const value = Number(digits);
	return isExact(digits, value) ? { value } : { problem: 'digits' };
}

/** Whether a JSON number can hold what the digits say. Up to 15 digits it always can. */
function isExact(text: string, value: number): boolean {
	if (!Number.isFinite(value)) return false;
	const significant = significantDigits(text);
	if (significant === '') return true;
	// Too close to zero to be told from it.
	if (value === 0) return false;
	return significant.length <= 15 || significant === significantDigits(String(value));
}

function significantDigits(text: string): string {
	const [mantissa = ''] = text.toLowerCase().split('e');
	return mantissa.replace(/[-.]/g, '').replace(/^0+|0+$/g, '');
}
