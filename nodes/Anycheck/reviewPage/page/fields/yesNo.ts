import type { Control } from './control';

const ANSWERS = new Map<string, boolean | null>([
	['true', true],
	['false', false],
	['', null],
]);

/** Yes or no; or not known, where nothing is there yet. */
export const yesNo: Control = {
	kind: 'yesNo',
	shown: (value) => (typeof value === 'boolean' ? String(value) : ''),
	read: (text) => (ANSWERS.has(text) ? { value: ANSWERS.get(text) } : { problem: 'yesNo' }),
	empty: null,
};

/** Whether a field without a value is one to be answered with yes or no, going by its name. */
export function asksYesNo(name: string): boolean {
	return /^(is|has)(_|[A-Z])/.test(name);
}
