import { jsonOf } from '../fields/json';
import { LONGEST_SHOWN } from '../limits';
import { dayInWords } from '../moments';
import type { Leaf } from '../plan';
import { beginning, shownText } from '../shownText';
import type { Texts } from '../texts/texts';

/** A value in words. */
export function wordedValue(value: unknown, texts: Texts): string {
	if (value === undefined || value === null || value === '') return texts.empty;
	if (typeof value === 'boolean') return value ? texts.yes : texts.no;
	return beginning(shownText(typeof value === 'string' ? value : jsonOf(value)), 500);
}

/** What a control holds, in words. */
export function worded({ control }: Pick<Leaf, 'control'>, text: string, texts: Texts): string {
	switch (control.kind) {
		case 'yesNo':
			return text === '' ? texts.notKnown : text === 'true' ? texts.yes : texts.no;
		case 'date':
			return text === '' ? texts.empty : dayInWords(text, texts.locale);
		case 'fixed':
			return text === '' || text === '{}' ? texts.empty : text;
		default:
			return text === '' ? texts.empty : beginning(text, LONGEST_SHOWN);
	}
}
