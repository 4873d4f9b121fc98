/** Texts without the characters that nobody sees and that come along from spreadsheets, web pages and chats. */

const SPACE_OR_HIDDEN = /[\s\p{Cf}]/u;

/** The text without spaces and hidden characters around it. Inside they may mean something, as between the parts of an emoji. */
export function trimmed(text: string): string {
	let [start, end] = [0, text.length];
	while (start < end && SPACE_OR_HIDDEN.test(text.charAt(start))) start++;
	while (start < end && SPACE_OR_HIDDEN.test(text.charAt(end - 1))) end--;
	return text.slice(start, end);
}

/** A name or a word as people see it: no hidden characters at all, and every space a plain one. */
export function visible(text: string): string {
	return text
		.replace(/\p{Cf}/gu, '')
		.replace(/\s/g, ' ')
		.trim();
}

/** Whether it has hidden characters, or spaces that are not what they look like. */
export function hasHidden(text: string): boolean {
	return /[\p{Cf}\u00a0\u202f]/u.test(text);
}
