import { html, type Markup } from '../html';
import { LONGEST_SHOWN } from '../limits';
import { dayInWords } from '../moments';
import type { Leaf } from '../plan';
import { hasHiddenCharacters } from '../shownText';
import type { Texts } from '../texts/texts';
import type { Sheet } from './sheet';
import { worded } from './worded';

/** A line below a field. `mine` tells what the reviewer has done; the script writes the same. */
export interface Note {
	kind: 'hint' | 'hint day' | 'was' | 'was mine';
	text: Markup | string;
}

/** What is to be said about a field besides its name and what is wrong with it. */
export function notesOn(leaf: Leaf, text: string, sheet: Sheet): Note[] {
	const { texts } = sheet;
	// Browsers write days as their owners have set them: 01/02 is in January or in February.
	const isDate = leaf.control.kind === 'date' && leaf.isEditable;
	const day: Note[] = isDate
		? [{ kind: 'hint day', text: text === '' ? '' : dayInWords(text, texts.locale) }]
		: [];
	const hints = hintsOn(leaf, texts).map((hint): Note => ({ kind: 'hint', text: hint }));
	return [...day, ...hints, ...differences(leaf, text !== leaf.shown, sheet)];
}

function hintsOn({ control, value, shown, isEditable }: Leaf, texts: Texts): string[] {
	const isCut =
		control.kind === 'fixed' && (typeof value === 'string' || shown.length >= LONGEST_SHOWN);
	return [
		...(control.kind === 'list' && isEditable ? [texts.onePerLine] : []),
		...(control.kind === 'json' && isEditable ? [texts.asJson] : []),
		...(isCut ? [texts.tooLongToEdit] : []),
		...(typeof value === 'string' && hasHiddenCharacters(value) ? [texts.hiddenCharacters] : []),
	];
}

function differences(leaf: Leaf, isEdited: boolean, { texts, changed }: Sheet): Note[] {
	const { id, shown, isNew } = leaf;
	const note = (kind: Note['kind'], words: string, text: string): Note[] => [
		{ kind, text: html`${words} <bdi>${text}</bdi>` },
	];
	const now = worded(leaf, shown, texts);
	if (changed.has(id)) {
		if (isEdited) return note('was', texts.isNow, now);
		const before = changed.get(id);
		return before === undefined ? [] : note('was', texts.was, before);
	}
	return isEdited && !isNew ? note('was mine', texts.was, now) : [];
}
