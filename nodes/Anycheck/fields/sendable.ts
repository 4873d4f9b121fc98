import { ItemError } from '../errors/itemError';
import { longNumberAt } from '../json/numbers';
import type { JsonObject } from '../json/objects';
import { firstPath, isForbidden } from '../json/paths';

/** Whether a value arrives as it is meant when it is sent as JSON. Messages never repeat it, it may be personal data. */

/**
 * A value from an expression as JSON: dates become text, undefined fields vanish. A copy, so that the input item it may
 * belong to stays as it is.
 *
 * @param at the dotted path of the field whose value it is; empty for the whole
 * @throws ItemError when JSON cannot carry something in it: it would become null, which removes a field, or get lost
 */
export function asJson(value: unknown, label: string, at = ''): unknown {
	if (value === undefined) return undefined;
	const paths = new Map<unknown, string>();
	function carried(this: JsonObject, name: string, part: unknown): unknown {
		const outer = paths.get(this);
		const path = outer === undefined ? at : within(outer, name);
		const odd = notCarried(part, this[name], Array.isArray(this));
		if (odd !== undefined) throw notCarriedAt(path, label, odd);
		paths.set(part, path);
		return typeof part === 'bigint' ? Number(part) : part;
	}
	try {
		const copy: unknown = JSON.parse(JSON.stringify(value, carried));
		return copy;
	} catch (error) {
		throw reasonOf(error, at, label);
	}
}

function reasonOf(error: unknown, at: string, label: string): ItemError {
	if (error instanceof ItemError) return error;
	return new ItemError(
		`${placeOf(at, label)} cannot be sent as JSON`,
		'Its expression gives something that contains itself. Choose the fields that you need.',
	);
}

const NO_DATE = 'a date that does not exist';

function notCarriedAt(path: string, label: string, what: string): ItemError {
	return new ItemError(
		`${placeOf(path, label)} cannot be sent as JSON`,
		`It is ${what}. Check its expression. To remove a field, use null.`,
	);
}

/** What it is that JSON would turn into null, or lose; undefined for all else. @param given the same before it became JSON */
function notCarried(part: unknown, given: unknown, isInList: boolean): string | undefined {
	if (part === null && given !== null) return NO_DATE;
	if (part === undefined && isInList) return 'nothing, where a list needs a value';
	if (typeof part === 'function' || typeof part === 'symbol') return `a ${typeof part}`;
	if (Number.isNaN(part)) return 'not a number (NaN)';
	if (part === Infinity || part === -Infinity) return 'an infinite number';
	if (typeof part === 'bigint' && !Number.isSafeInteger(Number(part))) {
		return 'a number with too many digits';
	}
	const kind = Object.prototype.toString.call(part).slice('[object '.length, -1);
	const isLost = typeof part === 'object' && part !== null && !['Object', 'Array'].includes(kind);
	return isLost ? `a JavaScript ${kind}` : undefined;
}

/** Advice for a number that has all its digits still. */
export const GIVE_AS_TEXT = 'Give it as text: in quotes in JSON, or as a field of the type String';

/** Advice for one that is a number already where it comes from. */
export const WAS_ROUNDED =
	'It was rounded before it came here. Make it text where it comes from: in a spreadsheet, format the column as text and type the number anew; in JSON, put it in quotes.';

/**
 * The value, if all in it is what it was meant to be.
 * @param advice for a number in it that has too many digits
 * @throws ItemError when it is not
 */
export function sendable<T>(value: T, label: string, advice: string, at = ''): T {
	const long = longNumberAt(value);
	if (long !== undefined) throw tooManyDigits(within(at, long), label, advice);
	const forbidden = firstPath(value, (_, name) => isForbidden(name));
	if (forbidden !== undefined)
		throw notAllowed(within(at, forbidden), label, 'Choose another name');
	for (const { is, refusal } of NO_VALUES) {
		const path = firstPath(value, (part) => typeof part === 'string' && is.test(part));
		if (path !== undefined) throw refusal(within(at, path), label);
	}
	return value;
}

/** Texts that stand where there is no value, or not all of it. */
const NO_VALUES: ReadonlyArray<{
	is: RegExp;
	refusal: (path: string, label: string) => ItemError;
}> = [
	{
		// n8n hands a date that does not exist over as this.
		is: /^Invalid Date(Time)?$/,
		refusal: (path, label) => notCarriedAt(path, label, NO_DATE),
	},
	{
		is: /^[\s\p{Cf}]*#(N\/A|(REF|VALUE|DIV\/0|NULL|NUM|SPILL|CALC|ERROR)!|NAME\?)[\s\p{Cf}]*$/iu,
		refusal: (path, label) =>
			new ItemError(
				`${placeOf(path, label)} holds an error of a spreadsheet`,
				'Correct the formula in its cell, or leave it empty: an empty cell is not sent',
			),
	},
	{
		// How a spreadsheet shows a long number in a narrow column, and saves it as CSV.
		is: /^[\s\p{Cf}]*[+-]?\d([.,]\d+)?E\+\d{2,3}[\s\p{Cf}]*$/iu,
		refusal: (path, label) => tooManyDigits(path, label, WAS_ROUNDED),
	},
];

/** Why the number in a field cannot be sent. @param path the dotted path of the field */
export function tooManyDigits(path: string, label: string, advice: string): ItemError {
	return new ItemError(
		`${placeOf(path, label)} is a number with more digits than n8n can keep`,
		advice,
	);
}

/** Why a field of this name cannot be sent. */
export function notAllowed(path: string, label: string, advice: string): ItemError {
	return new ItemError(`The name of the field '${path}' of '${label}' is not allowed`, advice);
}

function within(outer: string, inner: string): string {
	return [outer, inner].filter((path) => path !== '').join('.');
}

function placeOf(path: string, label: string): string {
	return path === '' ? `'${label}'` : `The field '${path}' of '${label}'`;
}
