import { english, type Texts } from './en';
import { indonesian } from './id';

export type { Texts };

/** Languages that the page speaks. */
export type Language = 'en' | 'id';

/**
 * The language for a reader: the fixed one, else the one of the two that the browser likes best, else English.
 *
 * @param acceptLanguage the request's header, e.g. `id-ID,id;q=0.9,en;q=0.8`
 * @param fixed `en` or `id`; anything else leaves the choice to the header
 */
export function languageFrom(acceptLanguage: string | undefined, fixed?: string): Language {
	if (fixed === 'en' || fixed === 'id') return fixed;
	const wishes = (acceptLanguage ?? '').slice(0, 500).split(',').map(wishOf);
	const known = wishes.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
	return known.find(({ language }) => language !== undefined)?.language ?? 'en';
}

function wishOf(text: string): { language?: Language; weight: number } {
	const [tag = '', ...parameters] = text.toLowerCase().split(';');
	const quality = parameters.find((parameter) => /^\s*q\s*=/.test(parameter))?.split('=')[1];
	const weight = quality === undefined ? 1 : Number(quality);
	const name = tag.trim().split('-')[0];
	// `in` is the old tag for Indonesian that some Android versions still send.
	if (name === 'id' || name === 'in') return { language: 'id', weight };
	return name === 'en' ? { language: 'en', weight } : { weight };
}

/** What the page says, in the language of its reader. */
export function textsFor(language: Language): Texts {
	return language === 'id' ? indonesian : english;
}

/** The text with the values in their places. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
	return text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
