import type { JsonObject } from '../json/objects';
import { nameOf, recordsIn, textOf } from './records';

const FIELD = 'seenDeliveries';

/** A delivery in progress. It has to be settled, or its repeats wait for ever: release it in a `finally`. */
export interface Claim {
	/** It has started its execution: repeats will be dropped. Writes to `stored`, at most 16 kB. */
	commit(stored: JsonObject): void;
	/** It has not, so that a repeat may; does nothing after `commit`. */
	release(): void;
}

/**
 * Remembers the deliveries of one trigger so that each starts one execution. Exact within this process, also for repeats that
 * come at the same time; what is stored is for the time after a restart and for other processes.
 *
 * `stored` is n8n's static data of the node as the present call has got it. n8n reads it before each call and writes it after
 * each that changed it, and calls overlap: so every commit writes all that this process knows, not only what is new.
 */
export class SeenDeliveries {
	private readonly seen = new Set<string>();
	private readonly inFlight = new Map<string, Promise<void>>();
	private learned: unknown;

	/**
	 * @param most how many to remember (16 characters each); the oldest is forgotten first
	 * @param mostStored how many of them to store
	 */
	constructor(
		private readonly most = 5000,
		private readonly mostStored = 1000,
	) {}

	/** Whether a delivery is in progress. */
	get isBusy(): boolean {
		return this.inFlight.size > 0;
	}

	/**
	 * Takes the delivery, or undefined when an execution was started for it before. While the same one is in progress, it
	 * waits for what becomes of it.
	 */
	async claim(key: string, stored: JsonObject): Promise<Claim | undefined> {
		this.learn(stored);
		const name = nameOf(key);
		for (;;) {
			if (this.seen.has(name)) return undefined;
			const other = this.inFlight.get(name);
			if (other === undefined) return this.take(name);
			await other;
		}
	}

	private take(name: string): Claim {
		let wake: () => void = () => undefined;
		const settled = new Promise<void>((resolve) => (wake = resolve));
		this.inFlight.set(name, settled);
		const release = () => {
			if (this.inFlight.get(name) === settled) this.inFlight.delete(name);
			wake();
		};
		const commit = (stored: JsonObject) => {
			this.remember(name);
			release();
			const newest = [...this.seen].slice(-this.mostStored);
			this.learned = textOf(newest.map((seen) => [seen, '']));
			stored[FIELD] = this.learned;
		};
		return { commit, release };
	}

	/** What is stored and not known here was started by another process or before a restart. */
	private learn(stored: JsonObject): void {
		if (stored[FIELD] === this.learned) return;
		this.learned = stored[FIELD];
		for (const [name] of recordsIn(stored[FIELD], 0)) this.remember(name);
	}

	private remember(name: string): void {
		this.seen.add(name);
		for (const oldest of this.seen) {
			if (this.seen.size <= this.most) return;
			this.seen.delete(oldest);
		}
	}
}
