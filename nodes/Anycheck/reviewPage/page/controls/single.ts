import { isExact, mayMeanThousands } from '../../../json/numbers';
import { printable } from '../text';
import type { Texts } from '../texts';

/** What a reviewer typed, as a JSON value; or what is wrong with it. */
export type ParsedValue = { value: unknown } | { problem: keyof Texts['problems'] };

/** One way to show and edit a value. What a control holds is only parsed when the reviewer has changed it. */
export interface Control {
	kind: 'line' | 'lines' | 'number' | 'yesNo' | 'date' | 'list' | 'json' | 'fixed';
	/** What the control holds at first. */
	format(value: unknown): string;
	/** @param value what is there now */
	parse(text: string, value: unknown): ParsedValue;
	/** What a new entry of a list gets when nothing is typed. */
	empty: unknown;
}

const formatText = (value: unknown): string => (typeof value === 'string' ? printable(value) : '');

/** Text stays text, also when it is empty; what was nothing and stays empty is nothing. */
function parseText(text: string, value: unknown): { value: unknown } {
	if (text === '' && value === null) return { value };
	const breaks = typeof value === 'string' && value.includes('\r\n') ? '\r\n' : '\n';
	return { value: text.replace(/\n/g, breaks) };
}

/** Text of one line. */
export const line: Control = { kind: 'line', format: formatText, parse: parseText, empty: '' };

/** Text of several lines. */
export const lines: Control = { kind: 'lines', format: formatText, parse: parseText, empty: '' };

/** A day as `YYYY-MM-DD`. Other forms are edited as text: whether 01-02 is in January or in February cannot be known. */
export const date: Control = {
	kind: 'date',
	format: formatText,
	parse: (text) => (text === '' || isDay(text) ? { value: text } : { problem: 'date' }),
	empty: '',
};

/** Whether the text is a day that exists, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A number; an empty control means that there is none. */
export const number: Control = {
	kind: 'number',
	format: (value) => (typeof value === 'number' ? String(value) : ''),
	parse: (text, value) => (text.trim() === '' ? { value: null } : parseNumber(text, value)),
	empty: null,
};

/**
 * The number in the text: digits, a dot for decimals, no separators of thousands.
 * Where whole numbers stood before, 1.250 is refused.
 *
 * @param before what was there, if it was a number
 */
export function parseNumber(text: string, before: unknown): ParsedValue {
	const digits = text.trim();
	if (!/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(digits)) return { problem: 'number' };
	if (Number.isInteger(before) && mayMeanThousands(digits)) {
		return { problem: 'thousands' };
	}
	const value = Number(digits);
	return isExact(digits, value) ? { value } : { problem: 'digits' };
}

const ANSWERS = new Map<string, boolean | null>([
	['true', true],
	['false', false],
	['', null],
]);

/** Yes or no; or not known, where nothing is there yet. */
export const yesNo: Control = {
	kind: 'yesNo',
	format: (value) => (typeof value === 'boolean' ? String(value) : ''),
	parse: (text) => (ANSWERS.has(text) ? { value: ANSWERS.get(text) } : { problem: 'yesNo' }),
	empty: null,
};

/** Whether a field without a value is one to be answered with yes or no, going by its name. */
export function asksYesNo(name: string): boolean {
	return /^(is|has)(_|[A-Z])/.test(name);
}
