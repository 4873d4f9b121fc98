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
	return (value !== 0 && Math.abs(value) < ROUNDED_VISIBLY) || isExact(text, value);
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
const MAY_BE_LONG = /[:,[]\s*-?(?:\d{15}|\d+(?:\.\d+)?e|0\.\d{300})/i;

/** The beginning of a text in quotes, or a number. */
const QUOTE_OR_NUMBER = /"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?/gi;

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
	const marked: unknown = JSON.parse(withMarks(text, mark));
	unmark(marked, mark);
	return marked;
}

/** The JSON with the numbers that JavaScript cannot keep as texts that begin with the mark. */
function withMarks(json: string, mark: string): string {
	const parts: string[] = [];
	let from = 0;
	// Not by one expression for a whole text: with many escapes in it, it would end at the stack's limit.
	const tokens = new RegExp(QUOTE_OR_NUMBER);
	for (let found = tokens.exec(json); found !== null; found = tokens.exec(json)) {
		const [token] = found;
		if (token === '"') {
			tokens.lastIndex = endOfText(json, found.index);
		} else if (!isKept(token)) {
			parts.push(json.slice(from, found.index), `"${mark}${token}"`);
			from = tokens.lastIndex;
		}
	}
	return [...parts, json.slice(from)].join('');
}

function endOfText(json: string, start: number): number {
	const ends = /["\\]/g;
	ends.lastIndex = start + 1;
	while (ends.exec(json)?.[0] === '\\') ends.lastIndex++;
	return ends.lastIndex;
}

/** Takes the marks off, and remembers where they were. */
function unmark(whole: unknown, mark: string): void {
	// Not by recursion, nor by a function for `JSON.parse`, which would end at the stack's limit.
	const ahead: unknown[] = [whole];
	for (let holder = ahead.pop(); holder !== undefined; holder = ahead.pop()) {
		if (typeof holder !== 'object' || holder === null) continue;
		for (const [name, value] of Object.entries(holder) as Array<[string, unknown]>) {
			if (typeof value === 'object' && value !== null) ahead.push(value);
			if (typeof value !== 'string' || !value.startsWith(mark)) continue;
			LONG_NUMBERS.set(holder, (LONG_NUMBERS.get(holder) ?? new Set()).add(name));
			// An assignment to `__proto__` would make no field.
			const number = value.slice(mark.length);
			Object.defineProperty(holder, name, { ...FIELD, value: number });
		}
	}
}

const FIELD = { configurable: true, enumerable: true, writable: true };

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
