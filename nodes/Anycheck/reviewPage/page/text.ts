import { escaped } from './html';

const UNSHOWABLE = /[\p{Cc}\p{Cs}]/gu;
const HIDDEN =
	/[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|(?![\n\t])[\p{Cc}\p{Cs}]/u;

/** The text as a page can hold it and a form gives it back: line ends as \n, control characters and broken ones replaced. */
export function printable(text: string): string {
	return text
		.replace(/\r\n?/g, '\n')
		.replace(UNSHOWABLE, (character) =>
			character === '\n' || character === '\t' ? character : '\ufffd',
		);
}

/** Whether the text holds what nobody sees and what can make it look like another: direction marks, zero widths, … */
export function hasHiddenCharacters(text: string): boolean {
	return HIDDEN.test(text.replace(/\r\n?/g, '\n'));
}

/** The beginning of a text, cut between characters, with an ellipsis when it is longer than the limit. */
export function truncated(text: string, limit: number): string {
	if (text.length <= limit) return text;
	return `${printable(text.slice(0, limit)).replace(/\ufffd$/, '')}…`;
}

/** Bytes that the text takes in a page. */
export function byteLength(text: string): number {
	return Buffer.byteLength(escaped(text));
}
