import { Matcher } from './matcher.cts';
import { TokenBucket } from './tokenBucket.cts';
import type { Fault, FaultMatch, FaultSubject } from './types.cts';

/** A fault in place. */
export interface FaultHandle {
	/** Requests that it hit so far. */
	readonly hits: number;
	remove(): void;
}

/** A fault that hits a request. Only a rate limit has a bucket. */
export interface FiredFault {
	fault: Fault;
	bucket: TokenBucket | undefined;
}

interface Placed extends FiredFault {
	matcher: Matcher;
}

/** The script of what goes wrong. */
export class Faults {
	private readonly placed = new Map<number, Placed>();
	private nextId = 1;

	/** Puts a fault in place; several may hit one request, in the order in which they were added. */
	add(script: { match?: FaultMatch; fault: Fault }): FaultHandle & { id: number } {
		const { match = {}, fault } = script;
		const matcher = new Matcher(match);
		const bucket = fault.type === 'rateLimit' ? new TokenBucket(fault) : undefined;
		const id = this.nextId++;
		this.placed.set(id, { fault, bucket, matcher });
		return {
			id,
			get hits() {
				return matcher.hits;
			},
			remove: () => {
				this.remove(id);
			},
		};
	}

	/** Takes a fault out. */
	remove(id: number): boolean {
		return this.placed.delete(id);
	}

	/** Takes all faults out. */
	clear(): void {
		this.placed.clear();
	}

	/** The faults that hit this request. */
	fire(subject: FaultSubject): FiredFault[] {
		return [...this.placed.values()].filter(({ matcher }) => matcher.hit(subject));
	}
}
