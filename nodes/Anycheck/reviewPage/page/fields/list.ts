import { shownText } from '../shownText';
import type { Control, Reading } from './control';
import { readNumber } from './number';

/** A list of short texts, one on each line. */
export const listOfTexts: Control = {
	kind: 'list',
	shown: (value) => items(value).map(asLine).join('\n'),
	read: (text, value) => {
		// A line that was there before is the text that stood there, with all that a page cannot show.
		const before = new Map(items(value).map((item) => [asLine(item), item]));
		return { value: linesOf(text).map((one) => (before.has(one) ? before.get(one) : one)) };
	},
	empty: [],
};

/** A list of numbers, one on each line. */
export const listOfNumbers: Control = {
	kind: 'list',
	shown: (value) => numbersIn(value).map(String).join('\n'),
	read: (text, value) => {
		const before = new Map(numbersIn(value).map((item) => [String(item), item]));
		const readings = linesOf(text).map((one): Reading => {
			const kept = before.get(one.trim());
			return kept === undefined ? readNumber(one, items(value)[0]) : { value: kept };
		});
		const wrong = readings.find((reading) => 'problem' in reading);
		return wrong ?? { value: readings.map((reading) => 'value' in reading && reading.value) };
	},
	empty: [],
};

/** Whether each entry has a line of its own when the list is written one below the other. */
export function fitsOnLines(list: readonly unknown[]): boolean {
	return list.every((item) => typeof item === 'string' && /^\S([^\n\r]*\S)?$/.test(item));
}

function items(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

function numbersIn(value: unknown): number[] {
	return items(value).filter((item) => typeof item === 'number');
}

function asLine(item: unknown): string {
	return typeof item === 'string' ? shownText(item).trim() : '';
}

function linesOf(text: string): string[] {
	return text
		.split('\n')
		.map((one) => one.trim())
		.filter((one) => one !== '');
}
