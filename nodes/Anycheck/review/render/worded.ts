import { LONGEST_SHOWN } from '../limits';
import { dayInWords } from '../moments';
import type { Leaf } from '../plan';
import { beginning } from '../shownText';
import type { Texts } from '../texts/texts';

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
