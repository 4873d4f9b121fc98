import { seededRandom } from './random.cts';
import type { FaultMatch, FaultSubject } from './types.cts';

/** Decides request by request whether a fault hits it. */
export class Matcher {
	/** Requests that were hit. */
	hits = 0;
	private candidates = 0;
	private readonly path: RegExp | undefined;
	private readonly random: () => number;
	private readonly from: number;
	private readonly until: number;

	constructor(private readonly match: FaultMatch) {
		this.path = match.path === undefined ? undefined : new RegExp(match.path);
		this.random = seededRandom(match.seed ?? 1);
		this.from = Date.now() + (match.afterMs ?? 0);
		this.until = this.from + (match.forMs ?? Infinity);
	}

	/** Counts the request, and says whether it is hit. */
	hit(subject: FaultSubject): boolean {
		if (!this.concerns(subject) || !this.isDue()) return false;
		this.hits += 1;
		return true;
	}

	private concerns(subject: FaultSubject): boolean {
		const { method, when, count = Infinity } = this.match;
		const now = Date.now();
		return (
			this.hits < count &&
			now >= this.from &&
			now < this.until &&
			(method === undefined || method.toUpperCase() === subject.method) &&
			(this.path === undefined || this.path.test(subject.path)) &&
			(when === undefined || when(subject))
		);
	}

	private isDue(): boolean {
		const { nth, every, probability } = this.match;
		this.candidates += 1;
		if (nth !== undefined && this.candidates !== nth) return false;
		if (every !== undefined && this.candidates % every !== 0) return false;
		return probability === undefined || this.random() < probability;
	}
}
