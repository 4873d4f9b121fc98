/** The text; of a link only what stays the same when it is signed anew for each reader. */
export function withoutSignature(text: string): string {
	return /^https?:\/\/\S+$/i.test(text) ? (text.split(/[?#]/)[0] ?? text) : text;
}
