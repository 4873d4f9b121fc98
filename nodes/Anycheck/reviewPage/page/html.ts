/** Markup that may stand in a page as it is. Values from outside are never one, so they are always escaped. */
export class Markup {
	constructor(private readonly text: string) {}

	toString(): string {
		return this.text;
	}
}

/** What can stand in a template: text (escaped), markup (as it is), lists of these, or nothing. */
export type Renderable =
	string | number | Markup | false | null | undefined | readonly Renderable[];

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** The text for use between tags and in quoted attributes. */
export function escaped(text: string): string {
	return text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}

const compacted = new WeakMap<TemplateStringsArray, readonly string[]>();

/** A piece of a page. Attributes have to be in quotes; whatever is put in is escaped, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Renderable[]): Markup {
	let texts = compacted.get(strings);
	if (texts === undefined) {
		// Indentation, and line breaks before the end of a tag, would be a third of the page.
		texts = strings.map((string) =>
			string.replace(/\s*\n\s*(\/?>)?/g, (_break, end?: string) => end ?? '\n'),
		);
		compacted.set(strings, texts);
	}
	return new Markup(texts.map((text, index) => `${text}${rendered(parts[index])}`).join(''));
}

function rendered(part: Renderable): string {
	if (part === undefined || part === null || part === false) return '';
	if (part instanceof Markup) return part.toString();
	if (typeof part === 'object') return part.map(rendered).join('');
	return escaped(String(part));
}
