/** A sentence of the editor, as a page shows it: expressions and names of the API as code, and with its period. */
export function sentence(text: string): string {
	if (text === '') return '';
	const marked = text
		.replace(/\{\{.*?\}\}/g, (expression) => `\`${expression}\``)
		.replace(/(?<![\w`])[a-z]+(?:_[a-z]+)+(?![\w`])/g, (name) => `\`${name}\``)
		.replace(/(?<=, and )\*(?= for)/g, '`*`')
		.replace(/'([a-z_]+)'/g, '`$1`')
		.replace(/'([A-Z][^']*)'/g, '**$1**');
	return /[.!?]$/.test(marked) ? marked : `${marked}.`;
}

// Long, and nothing to learn from: the field's name says that it takes an ID.
const UUID = /^[0-9a-f-]{36}$/;

/**
 * What a placeholder such as "e.g. Loans March" gives as an example.
 * @param present what is in the field already, which needs no example
 */
export function exampleIn(placeholder = '', present?: unknown): string {
	const [, example] = /^e\.g\. (.+)$/.exec(placeholder) ?? [];
	if (example === undefined) return '';
	return UUID.test(example) || example === present ? '' : `For example \`${example}\`.`;
}

/** The parts that say something, one after the other. */
export function together(...parts: string[]): string {
	return parts.filter((part) => part !== '').join(' ');
}
