import { ItemError } from '../errors/itemError';
import type { Clock } from './clock';
import { Rate } from './rate';
import { retryDelay } from './retryPolicy';

/** How the server took a request, as far as the pace is concerned. */
export type Feedback =
	/** It did its work. `pauseMs` when it says that nothing more is welcome for a while. */
	| { kind: 'fine'; pauseMs?: number | undefined }
	/** It asked for fewer requests, and may have said for how long. */
	| { kind: 'tooMany'; pauseMs?: number | undefined }
	/** It is not well, or not there. */
	| { kind: 'trouble' };

/** Requests in trouble one after the other before everybody waits: single ones happen on a healthy server. */
const TROUBLES_TO_PAUSE = 3;

/** A run starts with so many in flight, until the server has shown that it keeps up. */
const FIRST_IN_FLIGHT = 10;

/**
 * The pace of all requests of one run: how many are in flight, when nobody sends, and how far apart they start.
 * A server that complains makes everybody pause for as long as it asks. Then fewer go at a time, at the rate that
 * the server turned out to take, and both grow back while it does not complain.
 */
export class Pace {
	private readonly rate: Rate;
	private limit: number;
	/** From the first complaint on the number in flight grows by one per round, before that it doubles. */
	private hasSlowedDown = false;
	private inFlight = 0;
	private resumeAt = 0;
	private nextStart = 0;
	private troubles = 0;
	/** Pauses in a row without anything that went well in between. */
	private pauses = 0;
	private waiting: Array<() => void> = [];

	/** @param max requests in flight at most */
	constructor(
		private readonly max: number,
		private readonly clock: Clock,
		private readonly random: () => number = Math.random,
	) {
		this.limit = Math.min(max, FIRST_IN_FLIGHT);
		this.rate = new Rate(clock.now());
	}

	/** Requests in flight at most, at the moment. */
	get capacity(): number {
		return Math.floor(this.limit);
	}

	/**
	 * Waits for its turn, sends, and learns from how the server took it.
	 * @throws ItemError when the run is cancelled while it waits: nothing is sent any more
	 */
	async pass<T>(send: () => Promise<T>, feedbackOf: (result: T) => Feedback): Promise<T> {
		await this.turn();
		try {
			const result = await send();
			this.learn(feedbackOf(result));
			return result;
		} finally {
			this.inFlight--;
			for (const wake of this.waiting.splice(0)) wake();
		}
	}

	private async turn(): Promise<void> {
		for (;;) {
			if (this.clock.isCancelled()) throw new ItemError('The run was cancelled', '');
			const now = this.clock.now();
			const wait = Math.max(this.resumeAt, this.nextStart) - now;
			if (this.inFlight >= this.capacity) {
				await new Promise<void>((resolve) => this.waiting.push(resolve));
			} else if (wait > 0) {
				await this.clock.sleep(wait);
			} else {
				this.inFlight++;
				const interval = this.rate.interval(now);
				// A start that came late is made up for by at most one interval.
				this.nextStart = Math.max(now, this.nextStart + interval);
				return;
			}
		}
	}

	private learn(feedback: Feedback): void {
		const now = this.clock.now();
		if (feedback.kind === 'fine') {
			this.rate.count();
			this.troubles = 0;
			this.pauses = 0;
			this.limit = Math.min(this.max, this.limit + (this.hasSlowedDown ? 1 / this.limit : 1));
			// Nothing was refused: the allowance is used up and comes back whole, so no rate has to be learned.
			this.resumeAt = Math.max(this.resumeAt, now + (feedback.pauseMs ?? 0));
		} else if (feedback.kind === 'tooMany') {
			// Those in flight meet the same limit a moment later: that is one complaint, not ten.
			const isNew = now >= this.resumeAt;
			if (isNew) this.pauses++;
			if (isNew || feedback.pauseMs !== undefined) {
				this.complain(now, feedback.pauseMs ?? retryDelay(this.pauses, this.random()));
			}
		} else if (++this.troubles >= TROUBLES_TO_PAUSE && now >= this.resumeAt) {
			this.slowDown(now + retryDelay(++this.pauses, this.random()));
		}
	}

	private complain(now: number, pauseMs: number): void {
		const resumeAt = now + pauseMs;
		if (now < this.resumeAt) {
			this.resumeAt = Math.max(this.resumeAt, resumeAt);
			return;
		}
		this.rate.complain(now, resumeAt);
		this.slowDown(resumeAt);
	}

	private slowDown(resumeAt: number): void {
		this.hasSlowedDown = true;
		this.limit = Math.max(1, this.limit / 2);
		this.resumeAt = resumeAt;
	}
}
