import type { Language } from '../language';
import { english } from './en';
import { indonesian } from './id';
import type { Texts } from './texts';

/** What the page says, in the language of its reader. */
export function textsFor(language: Language): Texts {
	return language === 'id' ? indonesian : english;
}
