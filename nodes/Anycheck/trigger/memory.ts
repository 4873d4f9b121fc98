import type { JsonObject } from '../json/objects';
import { StoredRecords, type RecordKind } from './storedRecords';

/** Deliveries that have started an execution. */
const DELIVERIES: RecordKind<true> = {
	field: 'seenDeliveries',
	valueLength: 0,
	write: () => '',
	read: () => true,
	merge: (known) => (known === undefined ? true : undefined),
};

/** A delivery in progress. It has to be released, or its repeats wait for ever. */
export interface Claim {
	/** An execution is started for it: repeats will be dropped. Writes to `stored`, at most 16 kB. */
	commit(stored: JsonObject): void;
	/** After all, none was started for it. */
	revoke(): void;
	/** It is not in progress any more; unless it is committed, a repeat may start it. */
	release(): void;
}

/** Remembers the deliveries of one trigger so that each starts one execution, also when repeats come at the same time. */
export class SeenDeliveries {
	private readonly seen: StoredRecords<true>;
	private readonly inFlight = new Map<string, Promise<void>>();

	/**
	 * @param most how many to remember (16 characters each); the oldest is forgotten first
	 * @param mostStored how many of them to store
	 */
	constructor(most = 5000, mostStored = 1000) {
		this.seen = new StoredRecords(DELIVERIES, most, mostStored);
	}

	/** Whether a delivery is in progress. */
	get isBusy(): boolean {
		return this.inFlight.size > 0;
	}

	/**
	 * Takes the delivery, or undefined when an execution was started for it before. While the same one is in progress, it
	 * waits for what becomes of it.
	 */
	async claim(key: string, stored: JsonObject): Promise<Claim | undefined> {
		this.seen.learn(stored);
		for (;;) {
			const other = this.inFlight.get(key);
			if (other === undefined) break;
			await other;
		}
		return this.seen.get(key) === undefined ? this.take(key) : undefined;
	}

	private take(key: string): Claim {
		let wake: () => void = () => undefined;
		const settled = new Promise<void>((resolve) => (wake = resolve));
		this.inFlight.set(key, settled);
		return {
			commit: (stored) => {
				this.seen.set(key, true, stored);
			},
			revoke: () => {
				this.seen.forget(key);
			},
			release: () => {
				if (this.inFlight.get(key) === settled) this.inFlight.delete(key);
				wake();
			},
		};
	}
}

const DIGITS = 9;

/** By verification, when its newest change happened; milliseconds since 1970. */
const CHANGES: RecordKind<number> = {
	field: 'newestChanges',
	valueLength: DIGITS,
	write: (at) => Math.floor(at).toString(36).padStart(DIGITS, '0'),
	read: (text) => {
		const at = Number.parseInt(text, 36);
		return Number.isNaN(at) ? undefined : at;
	},
	merge: (known, at) => Math.max(at, known ?? at),
};

/** A change dated further ahead of our clock than this is not recorded: it would outdate all that follow. */
const MAX_AHEAD_MS = 60 * 60 * 1000;

/**
 * Remembers the newest change of each verification, to tell when an older one comes late. Changes of the same instant are not
 * older. What is stored takes 12.5 kB at most.
 */
export class NewestChanges {
	private readonly newest: StoredRecords<number>;

	/**
	 * @param most of how many verifications to remember it; the one recorded longest ago is forgotten first
	 * @param mostStored of how many of them to store it (25 characters each)
	 */
	constructor(most = 5000, mostStored = 500) {
		this.newest = new StoredRecords(CHANGES, most, mostStored);
	}

	/** @param occurredAt milliseconds since 1970 */
	isOutdated(verificationId: string, occurredAt: number, stored: JsonObject): boolean {
		this.newest.learn(stored);
		const newest = this.newest.get(verificationId);
		return newest !== undefined && occurredAt < newest;
	}

	/** @param occurredAt milliseconds since 1970, like `now` */
	record(verificationId: string, occurredAt: number, now: number, stored: JsonObject): void {
		this.newest.learn(stored);
		if (!(occurredAt >= 0 && occurredAt <= now + MAX_AHEAD_MS)) return;
		this.newest.set(verificationId, occurredAt, stored);
	}
}

/** What this process remembers of the deliveries to one trigger node. */
export interface TriggerMemory {
	seen: SeenDeliveries;
	newest: NewestChanges;
}

const memories = new Map<string, TriggerMemory>();
const MAX_MEMORIES = 100;

/**
 * The memory of a trigger node. Of more than 100 nodes the one used longest ago is forgotten, unless a delivery to it is in
 * progress; what it stored is read again when it is next used.
 *
 * @param node what tells the node from all others on this n8n, e.g. workflow id and node id
 */
export function memoryOf(node: string): TriggerMemory {
	const memory = memories.get(node) ?? {
		seen: new SeenDeliveries(),
		newest: new NewestChanges(),
	};
	memories.delete(node);
	memories.set(node, memory);
	for (const [oldest, { seen }] of memories) {
		if (memories.size <= MAX_MEMORIES) break;
		if (oldest !== node && !seen.isBusy) memories.delete(oldest);
	}
	return memory;
}
