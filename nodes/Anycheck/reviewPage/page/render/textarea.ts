import { escaped, Markup } from '../html';

/** A box for text of several lines. The line break after the tag is no part of the text; without it the text's own first one would be lost. */
export function textarea(attributes: Markup, text: string): Markup {
	return new Markup(`<textarea ${attributes.toString()}>\n${escaped(text)}</textarea>`);
}
