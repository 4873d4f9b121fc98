import { ItemError } from '../../errors/itemError';
import type { Clock } from './clock';
import type { Feedback } from './feedback';
import { Rate } from './rate';
import { retryDelay } from './retryPolicy';

/** How one request waits for its turn. */
export interface Passage {
	/** Milliseconds of pauses that it may wait for; waiting for others is none. */
	mostPauseMs?: number;
	/** Whether it goes before all that are not urgent. */
	isUrgent?: boolean;
}

/** Nobody sends for longer than the request may wait. */
export class LongPause extends Error {
	constructor() {
		super('The pause is longer than the request may wait');
	}
}

/** Requests in trouble one after the other before everybody waits: single ones happen on a healthy server. */
const TROUBLES_TO_PAUSE = 3;

/** A run starts with so many in flight, until the server has shown that it keeps up. */
const FIRST_IN_FLIGHT = 10;

/**
 * Requests in flight that can be of use for each millisecond that the server takes: n8n itself gets through about 0.6
 * items a millisecond at best, so more would only wait on both sides.
 */
const USEFUL_PER_MS = 0.9;

/** So many are of use at any server: a few answers that never come must not hold up the rest. */
const MIN_USEFUL = 25;

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
	/** Milliseconds of the fastest answer so far. */
	private fastest = Number.POSITIVE_INFINITY;
	private resumeAt = 0;
	/** Until when the server wants nobody to send; part of the time to `resumeAt`. */
	private askedUntil = 0;
	private nextStart = 0;
	private troubles = 0;
	/** Times at which the server wanted less. */
	private complaints = 0;
	/** Pauses in a row without anything that went well in between. */
	private pauses = 0;
	private waiting: Array<() => void> = [];
	/** Those that wait for their turn and go before all others. */
	private urgent = 0;

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
		return Math.floor(Math.min(this.limit, Math.max(MIN_USEFUL, this.fastest * USEFUL_PER_MS)));
	}

	/** Milliseconds in which nobody sends anything. */
	get pauseMs(): number {
		return Math.max(0, this.resumeAt - this.clock.now());
	}

	/** Those that the server has asked for. */
	get askedPauseMs(): number {
		return Math.max(0, this.askedUntil - this.clock.now());
	}

	/**
	 * Waits for its turn, sends, and learns from how the server took it.
	 * @param send is told how many milliseconds of pauses it has waited for
	 * @throws ItemError when the run is cancelled while it waits: nothing is sent any more
	 * @throws LongPause when it would have to wait for more
	 */
	async pass<T>(
		send: (pausedMs: number) => Promise<T>,
		feedbackOf: (result: T) => Feedback,
		{ mostPauseMs = Number.POSITIVE_INFINITY, isUrgent = false }: Passage = {},
	): Promise<T> {
		if (isUrgent) this.urgent++;
		const pausedMs = await this.turn(mostPauseMs, isUrgent).finally(() => {
			if (!isUrgent) return;
			this.urgent--;
			this.wakeAll();
		});
		const complaintsBefore = this.complaints;
		const startedAt = this.clock.now();
		try {
			const result = await send(pausedMs);
			const feedback = feedbackOf(result);
			const ms = this.clock.now() - startedAt;
			if (feedback.kind === 'fine') this.fastest = Math.min(this.fastest, ms);
			this.learn(feedback, complaintsBefore === this.complaints);
			return result;
		} finally {
			this.inFlight--;
			this.wakeAll();
		}
	}

	private async untilWoken(): Promise<void> {
		await new Promise<void>((resolve) => this.waiting.push(resolve));
	}

	private wakeAll(): void {
		for (const wake of this.waiting.splice(0)) wake();
	}

	private async turn(mostPauseMs: number, isUrgent: boolean): Promise<number> {
		let pausedMs = 0;
		for (;;) {
			if (this.clock.isCancelled())
				throw new ItemError('The run was cancelled', '', { retryable: true });
			const { pauseMs } = this;
			if (pausedMs + pauseMs > mostPauseMs) throw new LongPause();
			const now = this.clock.now();
			const wait = Math.max(this.resumeAt, this.nextStart) - now;
			if (this.inFlight >= this.capacity) {
				await this.untilWoken();
			} else if (wait > 0) {
				await this.clock.sleep(wait);
				pausedMs += pauseMs;
			} else if (!isUrgent && this.urgent > 0) {
				await this.untilWoken();
			} else {
				this.inFlight++;
				const interval = this.rate.interval(now);
				// A start that came late is made up for by at most one interval.
				this.nextStart = Math.max(now, this.nextStart + interval);
				return pausedMs;
			}
		}
	}

	/** @param isNew whether nobody complained since it was sent: those in flight meet the same limit a moment later */
	private learn(feedback: Feedback, isNew: boolean): void {
		const now = this.clock.now();
		if ('pauseMs' in feedback && feedback.pauseMs !== undefined) {
			this.askedUntil = Math.max(this.askedUntil, now + feedback.pauseMs);
		}
		if (feedback.kind === 'fine') {
			this.rate.count();
			this.troubles = 0;
			this.pauses = 0;
			this.limit = Math.min(this.max, this.limit + (this.hasSlowedDown ? 1 / this.limit : 1));
			// Nothing was refused, so the number in flight stays; the rate was too high all the same.
			if (feedback.pauseMs !== undefined) this.pause(now + feedback.pauseMs, isNew);
		} else if (feedback.kind === 'unused') {
			this.nextStart = now;
		} else if (feedback.kind === 'easeOff') {
			if (isNew) this.complaints++;
			if (isNew) this.slowDown();
		} else if (feedback.kind === 'tooMany') {
			if (isNew) this.pauses++;
			// No time at all is as good as none named, and must not be answered with a volley.
			const asked = feedback.pauseMs === 0 ? undefined : feedback.pauseMs;
			const pauseMs = asked ?? (isNew ? retryDelay(this.pauses, this.random()) : 0);
			this.pause(now + pauseMs, isNew);
			if (isNew) this.slowDown();
		} else if (
			feedback.kind === 'trouble' &&
			++this.troubles >= TROUBLES_TO_PAUSE &&
			now >= this.resumeAt
		) {
			this.resumeAt = now + retryDelay(++this.pauses, this.random());
			this.slowDown();
		}
	}

	private pause(until: number, isComplaint: boolean): void {
		this.resumeAt = Math.max(this.resumeAt, until);
		if (!isComplaint) return;
		this.complaints++;
		this.rate.complain(this.clock.now(), this.resumeAt);
	}

	private slowDown(): void {
		this.hasSlowedDown = true;
		this.limit = Math.max(1, this.limit / 2);
	}
}
