/** What the text holds, by `JSON.parse` or the like; undefined, which no JSON is, where it is no JSON. */
export function tryParse(text: string, parse: (text: string) => unknown = JSON.parse): unknown {
	try {
		return parse(text);
	} catch {
		return undefined;
	}
}
