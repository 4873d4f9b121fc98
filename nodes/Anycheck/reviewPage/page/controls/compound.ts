import { isObject } from '../../../json/objects';
import { longNumberAt, parseExactly } from '../../../json/numbers';
import { LONGEST_SHOWN } from '../limits';
import { printable, truncated } from '../text';
import { parseNumber, type Control, type ParsedValue } from './single';

/** A list of short texts, one on each line. */
export const listOfTexts: Control = {
	kind: 'list',
	format: (value) => itemsIn(value).map(asLine).join('\n'),
	parse: (text, value) => {
		// A line that was there before is the text that stood there, with all that a page cannot show.
		const before = new Map(itemsIn(value).map((item) => [asLine(item), item]));
		return { value: linesOf(text).map((one) => (before.has(one) ? before.get(one) : one)) };
	},
	empty: [],
};

/** A list of numbers, one on each line. */
export const listOfNumbers: Control = {
	kind: 'list',
	format: (value) => numbersIn(value).map(String).join('\n'),
	parse: (text, value) => {
		const before = new Map(numbersIn(value).map((item) => [String(item), item]));
		const parsed = linesOf(text).map((one): ParsedValue => {
			const kept = before.get(one.trim());
			return kept === undefined ? parseNumber(one, itemsIn(value)[0]) : { value: kept };
		});
		const wrong = parsed.find((one) => 'problem' in one);
		return wrong ?? { value: parsed.map((one) => 'value' in one && one.value) };
	},
	empty: [],
};

/** Whether each entry has a line of its own when the list is written one below the other. */
export function fitsOnLines(list: readonly unknown[]): boolean {
	return list.every((item) => typeof item === 'string' && /^\S([^\n\r]*\S)?$/.test(item));
}

function itemsIn(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

function numbersIn(value: unknown): number[] {
	return itemsIn(value).filter((item) => typeof item === 'number');
}

function asLine(item: unknown): string {
	return typeof item === 'string' ? printable(item).trim() : '';
}

function linesOf(text: string): string[] {
	return text
		.split('\n')
		.map((one) => one.trim())
		.filter((one) => one !== '');
}

/** What has no better control, written as JSON: what lies too deep, for example. */
export const json: Control = {
	kind: 'json',
	format: (value) => jsonOf(value).replace(INVISIBLE, escapedCharacter),
	parse: parseJson,
	empty: null,
};

const INVISIBLE = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

function escapedCharacter(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** What can only be looked at. */
export const fixed: Control = {
	kind: 'fixed',
	format: (value) =>
		truncated(printable(typeof value === 'string' ? value : jsonOf(value)), LONGEST_SHOWN),
	parse: (_text, value) => ({ value }),
	empty: null,
};

/** The value as JSON, on several lines where that does not make it much longer; '…' when it is nested too deeply even for that. */
export function jsonOf(value: unknown): string {
	try {
		const short = JSON.stringify(value) ?? '';
		const long = short.length < 20_000 ? (JSON.stringify(value, null, 2) ?? '') : '';
		return long !== '' && long.length < 3 * short.length ? long : short;
	} catch {
		return '…';
	}
}

function parseJson(text: string, value: unknown): ParsedValue {
	try {
		const typed = parseExactly(text);
		if (longNumberAt(typed) !== undefined) return { problem: 'digits' };
		// An object stays an object and a list a list: whatever reads it later relies on that.
		const isSameKind =
			Array.isArray(typed) === Array.isArray(value) && isObject(typed) === isObject(value);
		return isSameKind ? { value: typed } : { problem: 'jsonKind' };
	} catch {
		return { problem: 'json' };
	}
}
