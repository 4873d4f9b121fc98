import type { Texts } from '../texts/texts';

/** What a reviewer typed, as a JSON value; or what is wrong with it. */
export type Reading = { value: unknown } | { problem: keyof Texts['problems'] };

/** One way to show and edit a value. `shown` is what its control holds at first; a control is only read when that was changed. */
export interface Control {
	kind: 'line' | 'lines' | 'number' | 'yesNo' | 'date' | 'list' | 'json' | 'fixed';
	shown(value: unknown): string;
	/** @param value what is there now */
	read(text: string, value: unknown): Reading;
	/** What a new entry of a list gets when nothing is typed. */
	empty: unknown;
}
