import { randomUUID } from 'node:crypto';
import { firstPath } from './paths';
import { visible } from './text';

/**
 * Numbers that JavaScript does not hold as they were written: too many digits to keep, or a dot that can be read in two
 * ways. IDs and account numbers arrive as such, and must reach the API digit by digit or not at all.
 */

/** Below it a number that JavaScript rounds is off by less than a hundredth: scores come with more digits than anybody means. */
const ROUNDED_VISIBLY = 1e14;

/** Whether JavaScript keeps what a number in a text says, as far as it matters. */
export function isKept(text: string): boolean {
	const value = Number(text);
	return Math.abs(value) < ROUNDED_VISIBLY || isExact(text, value);
}

/** Whether a JSON number can hold what the digits say. Up to 15 digits it always can. */
export function isExact(text: string, value: number): boolean {
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

/** The number that a text writes out in decimal digits; undefined for all else, such as 0x1F, Infinity or an empty text. */
export function decimalFrom(text: string): number | undefined {
	const digits = visible(text);
	if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(digits)) return undefined;
	const number = Number(digits);
	return Number.isFinite(number) ? number : undefined;
}

const THOUSANDS_OR_DECIMALS = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;

/** Whether the text of a number can be read in two ways: an Indonesian reader means more than a thousand by 1.250. */
export function mayMeanThousands(text: string): boolean {
	return THOUSANDS_OR_DECIMALS.test(visible(text));
}

/** Objects and lists that held numbers which JavaScript cannot keep, and under which names. */
const LONG_NUMBERS = new WeakMap<object, Set<string>>();

/** Whether there can be such a number at all. Most long digits stand in quotes, and then it is not looked for. */
const MAY_BE_LONG = /[:,[]\s*-?(?:\d{15}|\d+(?:\.\d+)?e)/i;

/** What stands in quotes, or a number. */
const TEXT_OR_NUMBER = /"[^"\\]*(?:\\[^][^"\\]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?/gi;

/**
 * As `JSON.parse`, but a number inside that JavaScript cannot keep comes out as text with exactly its digits. What held it is
 * remembered: `longNumberAt` finds it, in the very object and not in copies.
 *
 * @throws SyntaxError when it is no JSON
 */
export function parseExactly(text: string): unknown {
	const plain: unknown = JSON.parse(text);
	if (typeof plain !== 'object' || !MAY_BE_LONG.test(text)) return plain;
	// Nobody who writes a text into a record can know it.
	const mark = randomUUID();
	const marked = text.replace(TEXT_OR_NUMBER, (token) =>
		token.startsWith('"') || isKept(token) ? token : `"${mark}${token}"`,
	);
	return JSON.parse(marked, function (this: object, name, value: unknown) {
		if (typeof value !== 'string' || !value.startsWith(mark)) return value;
		LONG_NUMBERS.set(this, (LONG_NUMBERS.get(this) ?? new Set()).add(name));
		return value.slice(mark.length);
	});
}

/**
 * The dotted path of the first number in it that JavaScript cannot keep: one that `parseExactly` made a text of, or one that
 * may be rounded already. Undefined when there is none.
 */
export function longNumberAt(whole: unknown): string | undefined {
	return firstPath(whole, (value, name, holder) => {
		// A longer one may have been rounded already: JavaScript does not tell.
		if (typeof value === 'number') return Math.abs(value) > Number.MAX_SAFE_INTEGER;
		return holder !== undefined && (LONG_NUMBERS.get(holder)?.has(name) ?? false);
	});
}
