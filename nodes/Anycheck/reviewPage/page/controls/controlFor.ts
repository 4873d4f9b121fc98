import { DEEPEST_GROUP, LONGEST_EDITABLE, MOST_BYTES_EDITABLE } from '../limits';
import { byteLength } from '../text';
import { fitsOnLines, fixed, json, listOfNumbers, listOfTexts } from './compound';
import { asksYesNo, date, isDay, line, lines, number, yesNo, type Control } from './single';

const LONGEST_LINE = 60;

/**
 * The control that suits a value; undefined when it is a group or a list of which each part has one of its own.
 *
 * @param name the last part of its place
 * @param depth how many groups it lies in
 */
export function controlFor(value: unknown, name: string, depth: number): Control | undefined {
	const control = suited(value, name, depth);
	if (control === undefined) return undefined;
	const shown = control.format(value);
	const isTooLong = shown.length > LONGEST_EDITABLE || byteLength(shown) > MOST_BYTES_EDITABLE;
	// A long list is edited entry by entry.
	if (isTooLong && control.kind === 'list' && depth < DEEPEST_GROUP) return undefined;
	return isTooLong || (control === json && shown === '…') ? fixed : control;
}

function suited(value: unknown, name: string, depth: number): Control | undefined {
	if (typeof value === 'string') return textControl(value);
	if (typeof value === 'number') return number;
	if (typeof value === 'boolean') return yesNo;
	if (Array.isArray(value)) return listControl(value) ?? (depth < DEEPEST_GROUP ? undefined : json);
	if (typeof value !== 'object' || value === null) return asksYesNo(name) ? yesNo : line;
	if (Object.keys(value).length === 0) return fixed;
	return depth < DEEPEST_GROUP ? undefined : json;
}

function textControl(text: string): Control {
	if (isDay(text)) return date;
	return text.length > LONGEST_LINE || /[\n\r]/.test(text) ? lines : line;
}

function listControl(list: readonly unknown[]): Control | undefined {
	if (fitsOnLines(list)) return listOfTexts;
	return list.every((item) => typeof item === 'number') ? listOfNumbers : undefined;
}
