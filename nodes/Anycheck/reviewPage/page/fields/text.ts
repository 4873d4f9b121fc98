import { shownText } from '../shownText';
import type { Control } from './control';

const show = (value: unknown): string => (typeof value === 'string' ? shownText(value) : '');

/** Text stays text, also when it is empty; what was nothing and stays empty is nothing. */
function read(text: string, value: unknown): { value: unknown } {
	if (text === '' && value === null) return { value };
	const breaks = typeof value === 'string' && value.includes('\r\n') ? '\r\n' : '\n';
	return { value: text.replace(/\n/g, breaks) };
}

/** Text of one line. */
export const line: Control = { kind: 'line', shown: show, read, empty: '' };

/** Text of several lines. */
export const lines: Control = { kind: 'lines', shown: show, read, empty: '' };

/** A day as `YYYY-MM-DD`. Other forms are edited as text: whether 01-02 is in January or in February cannot be known. */
export const date: Control = {
	kind: 'date',
	shown: show,
	read: (text) => (text === '' || isDay(text) ? { value: text } : { problem: 'date' }),
	empty: '',
};

/** Whether the text is a day that exists, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
