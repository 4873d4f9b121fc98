import type { JsonObject } from '../json/objects';
import { nameOf, recordsIn, textOf } from './records';

const FIELD = 'newestChanges';
const DIGITS = 9;

/** A change dated further ahead of our clock than this is not recorded: it would outdate all that follow. */
const MAX_AHEAD_MS = 60 * 60 * 1000;

/**
 * Remembers the newest change of each verification, to tell when an older one comes late. Changes of the same instant are not
 * older. Kept as `SeenDeliveries` are: in this process, and in `stored` (12.5 kB) for the time after a restart.
 */
export class NewestChanges {
	private readonly newest = new Map<string, number>();
	private learned: unknown;

	/**
	 * @param most of how many verifications to remember it; the one recorded longest ago is forgotten first
	 * @param mostStored of how many of them to store it (25 characters each)
	 */
	constructor(
		private readonly most = 5000,
		private readonly mostStored = 500,
	) {}

	/** @param occurredAt milliseconds since 1970 */
	isOutdated(verificationId: string, occurredAt: number, stored: JsonObject): boolean {
		this.learn(stored);
		const newest = this.newest.get(nameOf(verificationId));
		return newest !== undefined && occurredAt < newest;
	}

	/** @param occurredAt milliseconds since 1970, like `now` */
	record(verificationId: string, occurredAt: number, now: number, stored: JsonObject): void {
		this.learn(stored);
		if (!(occurredAt >= 0 && occurredAt <= now + MAX_AHEAD_MS)) return;
		this.remember(nameOf(verificationId), occurredAt);
		const latest = [...this.newest].slice(-this.mostStored);
		this.learned = textOf(latest.map(([seen, at]) => [seen, digitsOf(at)]));
		stored[FIELD] = this.learned;
	}

	private learn(stored: JsonObject): void {
		if (stored[FIELD] === this.learned) return;
		this.learned = stored[FIELD];
		for (const [name, digits] of recordsIn(stored[FIELD], DIGITS)) {
			const at = Number.parseInt(digits, 36);
			if (!Number.isNaN(at)) this.remember(name, at);
		}
	}

	/** Deleted and set again, the map's first key is the verification that was recorded longest ago. */
	private remember(name: string, at: number): void {
		const newest = Math.max(at, this.newest.get(name) ?? at);
		this.newest.delete(name);
		this.newest.set(name, newest);
		for (const oldest of this.newest.keys()) {
			if (this.newest.size <= this.most) return;
			this.newest.delete(oldest);
		}
	}
}

function digitsOf(at: number): string {
	return Math.floor(at).toString(36).padStart(DIGITS, '0');
}
