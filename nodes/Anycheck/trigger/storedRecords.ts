import { createHash } from 'node:crypto';
import type { JsonObject } from '../json/objects';

const NAME_LENGTH = 16;

/** A short one-way name (96 bits) to remember something by, so that what n8n stores holds no ids. */
export function nameOf(key: string): string {
	return createHash('sha256').update(key).digest('base64url').slice(0, NAME_LENGTH);
}

/** A name, and a value that is as long as those of all others. */
export type StoredRecord = readonly [name: string, value: string];

/** Records as one text, in their order: n8n reads and writes it with every call, and one text costs it less than a list. */
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

/** What one kind of record holds, and how it is written down. */
export interface RecordKind<Value> {
	/** Its place in n8n's static data of the node. Saved, so never renamed. */
	field: string;
	/** Characters of a written value. */
	valueLength: number;
	write(value: Value): string;
	/** Undefined for what is no such value. */
	read(text: string): Value | undefined;
	/** What to remember instead of the known value; undefined to leave it, and its age, as they are. */
	merge(known: Value | undefined, value: Value): Value | undefined;
}

/**
 * A bounded map, of which the newest entries are also stored: exact within this process, and for the time after a restart and
 * for other processes as far as it is stored.
 *
 * `stored` is n8n's static data of the node as the present call got it. n8n reads it before each call and writes it after each
 * that changed it, and calls overlap: so every `set` writes all that this process knows, not only what is new.
 */
export class StoredRecords<Value> {
	/** By name, the oldest first. */
	private readonly values = new Map<string, Value>();
	/** The text last read or written. */
	private text: unknown;

	/**
	 * @param most how many to remember; the oldest is forgotten first
	 * @param mostStored how many of them to store
	 */
	constructor(
		private readonly kind: RecordKind<Value>,
		private readonly most: number,
		private readonly mostStored: number,
	) {}

	get(key: string): Value | undefined {
		return this.values.get(nameOf(key));
	}

	set(key: string, value: Value, stored: JsonObject): void {
		this.remember(nameOf(key), value);
		const newest = [...this.values].slice(-this.mostStored);
		this.text = textOf(newest.map(([name, one]) => [name, this.kind.write(one)]));
		stored[this.kind.field] = this.text;
	}

	/** From then on it is known only where what is stored says so. */
	forget(key: string): void {
		this.values.delete(nameOf(key));
		this.text = undefined;
	}

	/** Takes over what another process, or this one before a restart, has stored. */
	learn(stored: JsonObject): void {
		const text = stored[this.kind.field];
		if (text === this.text) return;
		this.text = text;
		for (const [name, written] of recordsIn(text, this.kind.valueLength)) {
			const value = this.kind.read(written);
			if (value !== undefined) this.remember(name, value);
		}
	}

	private remember(name: string, value: Value): void {
		const merged = this.kind.merge(this.values.get(name), value);
		if (merged === undefined) return;
		// Deleted and set again, it is the newest.
		this.values.delete(name);
		this.values.set(name, merged);
		for (const oldest of this.values.keys()) {
			if (this.values.size <= this.most) return;
			this.values.delete(oldest);
		}
	}
}
