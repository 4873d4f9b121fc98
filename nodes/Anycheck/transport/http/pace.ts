import type { Clock } from './clock';
import { Pauses } from './pauses';
import { RateLimiter } from './rateLimiter';
import { retryDelay, type RateLimitSignal } from './retryPolicy';
import { ROUNDED_MS, WindowLearner, type Ticket } from './windowLearner';

/** One run, as far as it shares the pace with others. */
export interface Lane {
	isEmpty(): boolean;
	/** Whether somebody waits who may be sent now, as far as this run alone is concerned. */
	hasNext(onlyUrgent: boolean): boolean;
	/** Lets the next one be sent. */
	start(ticket: Ticket): void;
	/** Asks all that wait whether it is still worth it. */
	askAll(): void;
	isCancelled(): boolean;
	/** Milliseconds in which this run alone sends nothing. */
	readonly ownPauseMs: number;
}

/** What a run is to do with the number of its requests in flight. */
export type Advice = 'grow' | 'slow down' | undefined;

/** A pause that some of those that wait may not want to sit out, in milliseconds. Shorter ones are too many to ask them all. */
export const LONG_PAUSE_MS = 5_000;

/** Who waits for longer looks this often whether a run was cancelled. */
const LOOK_EVERY_MS = 250;

/**
 * When requests start: what all runs of this process share that use the same credential, since the server counts them
 * together. The runs take turns, so that a small one does not wait for a large one; urgent requests go before all others.
 * A server that complains makes everybody pause for as long as it asks.
 */
export class Pace {
	/** Those that have somebody who waits, the one whose turn it is first. */
	private readonly lanes = new Set<Lane>();
	private readonly windows = new WindowLearner();
	private wakesAt = Number.POSITIVE_INFINITY;

	private readonly pauses: Pauses;
	/** Until when the server wants nobody to send; part of the pause. */
	private askedUntil = 0;
	private nextStart = 0;
	/** The newest request. */
	private newest: Ticket | undefined;
	/** Refusals in a row without anything that went well in between. */
	private refusals = 0;

	/** Times at which the server wanted less. */
	complaints = 0;

	constructor(
		private readonly clock: Clock,
		readonly random: () => number = Math.random,
		private readonly rate: Pick<
			RateLimiter,
			'interval' | 'start' | 'count' | 'complain'
		> = new RateLimiter(clock.now()),
	) {
		this.pauses = new Pauses(clock);
	}

	/** Milliseconds in which nobody sends anything. */
	get pauseMs(): number {
		return this.pauses.leftMs;
	}

	/** Those that the server has asked for. */
	get askedPauseMs(): number {
		return Math.max(0, this.askedUntil - this.clock.now());
	}

	/** Milliseconds of all pauses so far. */
	get pausesMs(): number {
		return this.pauses.totalMs;
	}

	/** Somebody waits, or a turn of the run got free. */
	enter(lane: Lane): void {
		this.lanes.add(lane);
		this.letOut();
	}

	/** Lets out whoever may go, and looks again when the next one may. */
	private letOut(): void {
		for (const lane of this.lanes) {
			if (lane.isCancelled()) lane.askAll();
			if (lane.isEmpty()) this.lanes.delete(lane);
		}
		// Who sits out a pause was asked when it began whether it is worth it.
		if (this.lanes.size > 0 && this.pauseMs > 0) {
			this.wakeIn(this.pauseMs);
			return;
		}
		for (let lane = this.nextLane(); lane !== undefined; lane = this.nextLane()) {
			const now = this.clock.now();
			const wait = Math.max(this.nextStart - now, this.windows.waitMs(now));
			if (wait > 0) {
				this.wakeIn(wait);
				return;
			}
			// A start that came late is made up for by at most one interval.
			const interval = this.isSteady ? this.rate.interval(now) : 0;
			this.nextStart = Math.max(now, this.nextStart + interval);
			this.newest = this.windows.take(now);
			lane.start(this.newest);
			this.lanes.delete(lane);
			if (!lane.isEmpty()) this.lanes.add(lane);
		}
		for (const { ownPauseMs } of this.lanes) if (ownPauseMs > 0) this.wakeIn(ownPauseMs);
	}

	private nextLane(): Lane | undefined {
		for (const lane of this.lanes) if (lane.hasNext(true)) return lane;
		for (const lane of this.lanes) if (lane.hasNext(false)) return lane;
		return undefined;
	}

	private wakeIn(ms: number): void {
		const at = this.clock.now() + Math.min(ms, LOOK_EVERY_MS);
		if (this.wakesAt <= at) return;
		this.wakesAt = at;
		void this.clock.sleep(at - this.clock.now()).then(() => {
			if (this.wakesAt === at) this.wakesAt = Number.POSITIVE_INFINITY;
			this.letOut();
		});
	}

	/** Whether the server limits a rate, and has no window to be filled. */
	private get isSteady(): boolean {
		return this.windows.kind === 'steady';
	}

	/**
	 * Learns from how the server took a request.
	 * @param isNew whether nobody complained since it was sent: those in flight meet the same limit a moment later
	 */
	learn(ticket: Ticket, signal: RateLimitSignal, isNew: boolean): Advice {
		const now = this.clock.now();
		const wasSteady = this.isSteady;
		this.windows.tell(ticket, signal, now);
		if (this.isSteady && !wasSteady) this.rate.start(this.windows.rate, now);
		switch (signal.kind) {
			case 'ok':
				this.rate.count();
				this.refusals = 0;
				this.pauseAsAsked(signal.pauseMs ?? 0, signal.told !== undefined);
				// Nothing was refused, so the number in flight stays; the rate was too high all the same.
				if (signal.pauseMs !== undefined && isNew && !signal.told) this.complain();
				return 'grow';
			case 'limited':
				this.pauseAsAsked(signal.pauseMs ?? 0, signal.told !== undefined);
				return isNew ? this.refuse(signal.told ? undefined : signal.pauseMs) : undefined;
			case 'contended':
				if (isNew) this.complaints++;
				return isNew ? 'slow down' : undefined;
			case 'unused':
				if (ticket === this.newest) this.nextStart = now;
				return undefined;
			case 'failing':
			case 'none':
				return undefined;
		}
	}

	private refuse(askedMs: number | undefined): Advice {
		// As long as the server may have a window, that alone says when to go on.
		if (this.isSteady) {
			this.refusals++;
			// No time at all is as good as none named, and must not be answered with a volley.
			if (!askedMs) this.pauseUntil(this.clock.now() + retryDelay(this.refusals, this.random()));
		}
		this.complain();
		return this.isSteady ? 'slow down' : undefined;
	}

	private complain(): void {
		this.complaints++;
		if (this.isSteady) this.rate.complain(this.clock.now(), this.pauses.resumeAt);
	}

	/** @param isRounded the time may be up to a second shorter: whether it is, the learner finds out */
	private pauseAsAsked(ms: number, isRounded: boolean): void {
		const now = this.clock.now();
		const certainMs = isRounded ? ms - ROUNDED_MS : ms;
		if (certainMs <= 0) return;
		this.askedUntil = Math.max(this.askedUntil, now + ms);
		this.pauseUntil(now + certainMs);
	}

	private pauseUntil(until: number): void {
		if (!this.pauses.until(until) || this.pauseMs < LONG_PAUSE_MS) return;
		for (const lane of this.lanes) lane.askAll();
	}
}
