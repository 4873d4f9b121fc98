const MARK = 'number!';
const MARKED = new RegExp(`"${MARK}(-?[\\d.eE+-]+)"`, 'g');

/** A number that JavaScript cannot hold, for a record: `toJson` writes exactly these digits, without quotes. */
export function exactNumber(digits: string): string {
	return `${MARK}${digits}`;
}

/** What the API writes into answers and deliveries. */
export function toJson(value: unknown): string {
	return JSON.stringify(value).replace(MARKED, '$1');
}
