import { createHash } from 'node:crypto';

const NAME_LENGTH = 16;

/** A short one-way name (96 bits) under which something is remembered, so that what n8n stores holds no ids. */
export function nameOf(key: string): string {
	return createHash('sha256').update(key).digest('base64url').slice(0, NAME_LENGTH);
}

/** A name, and a value that is as long as those of all others. */
export type StoredRecord = readonly [name: string, value: string];

/**
 * Records as one text, in their order: n8n reads and writes it with every call, and one text costs it less than a list.
 */
export function textOf(records: readonly StoredRecord[]): string {
	return records.map(([name, value]) => name + value).join('');
}

/** The records in a text; none when it is not such a text. */
export function recordsIn(text: unknown, valueLength: number): StoredRecord[] {
	const length = NAME_LENGTH + valueLength;
	if (typeof text !== 'string' || text.length % length !== 0 || !/^[\w-]*$/.test(text)) return [];
	return Array.from({ length: text.length / length }, (_, index) => {
		const record = text.slice(index * length, (index + 1) * length);
		return [record.slice(0, NAME_LENGTH), record.slice(NAME_LENGTH)] as const;
	});
}
