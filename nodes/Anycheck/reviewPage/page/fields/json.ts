import { isObject } from '../../../json/objects';
import { longNumberAt, parseExactly } from '../../../json/numbers';
import { beginning, shownText } from '../shownText';
import { LONGEST_SHOWN } from '../limits';
import type { Control, Reading } from './control';

/** What has no better control, written as JSON: what lies too deep, for example. */
export const json: Control = {
	kind: 'json',
	shown: (value) => jsonOf(value).replace(INVISIBLE, written),
	read: readJson,
	empty: null,
};

const INVISIBLE = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

function written(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** What can only be looked at. */
export const fixed: Control = {
	kind: 'fixed',
	shown: (value) =>
		beginning(shownText(typeof value === 'string' ? value : jsonOf(value)), LONGEST_SHOWN),
	read: (_text, value) => ({ value }),
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

function readJson(text: string, value: unknown): Reading {
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
