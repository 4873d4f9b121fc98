import type { Clock } from './clock';
import { RateLimiter } from './rateLimiter';
import { retryDelay, type RateLimitSignal } from './retryPolicy';
import { WaitingLine } from './waitingLine';
import { ROUNDED_MS, WindowLearner, type Ticket } from './windowLearner';

/** How one request waits for its turn. */
export interface ScheduleOptions {
	/**
	 * Asked whenever it has to wait, and once before it starts: throws when that is not worth it.
	 * @param pausedMs milliseconds of pauses that it will have waited out then; waiting for others is none
	 */
	checkpoint?: (pausedMs: number) => void;
	/** Whether it goes before all that are not urgent. */
	isUrgent?: boolean;
}

/** It may be sent now. `pausedMs`: milliseconds of pauses that it has waited out. */
interface Turn {
	pausedMs: number;
	ticket: Ticket;
}

/** Failing requests one after the other before everybody waits: single ones happen on a healthy server. */
const FAILURES_TO_PAUSE = 3;

/** A run starts with so many in flight, until the server has shown that it keeps up. */
const FIRST_IN_FLIGHT = 10;

/**
 * Requests in flight that can be of use for each millisecond that the server takes: n8n itself gets through about 0.6
 * items a millisecond at best, so more would only wait on both sides.
 */
const USEFUL_PER_MS = 0.9;

/** So many are of use at any server: a few responses that never come must not hold up the rest. */
const MIN_USEFUL = 25;

/** A pause that some of those that wait may not want to sit out, in milliseconds. Shorter ones are too many to ask them all. */
const LONG_PAUSE_MS = 5_000;

/**
 * Lets out the requests of one run: how many are in flight (additive increase, multiplicative decrease), when nobody sends,
 * and how far apart they start. A server that complains makes everybody pause for as long as it asks. Then fewer go at a
 * time, at the rate that the server turned out to take, and both grow back while it does not complain.
 */
export class Throttle {
	private limit: number;
	/** From the first complaint on the number in flight grows by one per round, before that it doubles. */
	private hasSlowedDown = false;
	private inFlight = 0;
	/** Milliseconds of the fastest response so far. */
	private fastest = Number.POSITIVE_INFINITY;
	private resumeAt = 0;
	/** Until when the server wants nobody to send; part of the time to `resumeAt`. */
	private askedUntil = 0;
	private nextStart = 0;
	private failures = 0;
	/** Times at which the server wanted less. */
	private complaints = 0;
	/** Pauses in a row without anything that went well in between. */
	private pauses = 0;
	/** When the present pause began, or the last one, and how long all before it were, in milliseconds. */
	private pausedFrom = 0;
	private earlierPausesMs = 0;
	private arrivals = 0;
	private readonly line = new WaitingLine();
	private readonly windows = new WindowLearner();
	/** Those that wait for the time of their turn, or have just been woken: no more than there are free turns. */
	private awake = 0;
	/** Those that wait for their turn and go before all others. */
	private urgent = 0;

	/** @param max requests in flight at most */
	constructor(
		private readonly max: number,
		private readonly clock: Clock,
		private readonly random: () => number = Math.random,
		private readonly rate: Pick<
			RateLimiter,
			'interval' | 'start' | 'count' | 'complain'
		> = new RateLimiter(clock.now()),
	) {
		this.limit = Math.min(max, FIRST_IN_FLIGHT);
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
	 * Waits for a turn, sends, and learns from how the server took it.
	 * @param send is told how many milliseconds of pauses it has waited out
	 * @throws what `checkpoint` or `send` throws
	 */
	async schedule<T>(
		send: (pausedMs: number) => Promise<T>,
		signalFrom: (result: T) => RateLimitSignal,
		{ checkpoint = () => undefined, isUrgent = false }: ScheduleOptions = {},
	): Promise<T> {
		const turn = isUrgent ? this.urgentTurn(checkpoint) : this.turn(checkpoint, false);
		const { pausedMs, ticket } = await turn;
		const complaintsBefore = this.complaints;
		const startedAt = this.clock.now();
		try {
			const result = await send(pausedMs);
			const signal = signalFrom(result);
			const ms = this.clock.now() - startedAt;
			if (signal.kind === 'ok') this.fastest = Math.min(this.fastest, ms);
			this.tellOf(ticket, signal);
			this.learn(signal, complaintsBefore === this.complaints);
			return result;
		} finally {
			// A failure that ends the run shows before the next one is sent.
			void this.clock.settle().then(() => {
				this.inFlight--;
				this.wakeForFreeTurns();
			});
		}
	}

	private async urgentTurn(checkpoint: (pausedMs: number) => void): Promise<Turn> {
		this.urgent++;
		try {
			return await this.turn(checkpoint, true);
		} finally {
			this.urgent--;
			this.wakeForFreeTurns();
		}
	}

	private async turn(checkpoint: (pausedMs: number) => void, isUrgent: boolean): Promise<Turn> {
		const pausesBefore = this.pausesMs;
		const check = () => {
			checkpoint(this.pausesMs - pausesBefore + this.pauseMs);
		};
		const waiter = { number: this.arrivals++, isUrgent, check };
		const untilWoken = async (isNew: boolean) => {
			const woken = this.line.wait(waiter, isNew);
			this.awake--;
			this.wakeForFreeTurns();
			await woken;
		};
		this.awake++;
		try {
			for (let isNew = true; ; isNew = false) {
				check();
				const now = this.clock.now();
				const wait = Math.max(
					Math.max(this.resumeAt, this.nextStart) - now,
					this.windows.waitMs(now),
				);
				if (this.inFlight + this.awake > this.capacity) {
					await untilWoken(isNew);
				} else if (wait > 0) {
					await this.clock.sleep(wait);
				} else if (!isUrgent && this.urgent > 0) {
					await untilWoken(isNew);
				} else {
					this.inFlight++;
					// A start that came late is made up for by at most one interval.
					const interval = this.isSteady ? this.rate.interval(now) : 0;
					this.nextStart = Math.max(now, this.nextStart + interval);
					return { pausedMs: this.pausesMs - pausesBefore, ticket: this.windows.take(now) };
				}
			}
		} finally {
			this.awake--;
			this.wakeForFreeTurns();
		}
	}

	/** Wakes as many as there are free turns. To wake all for each turn would take a time that grows with their square. */
	private wakeForFreeTurns(): void {
		while (this.inFlight + this.awake < this.capacity) {
			// What was woken, or asked to leave, is awake before it knows.
			if (!this.line.wakeNext(this.urgent > 0)) return;
			this.awake++;
		}
	}

	/** Milliseconds of all pauses so far. */
	private get pausesMs(): number {
		return this.earlierPausesMs + Math.min(this.clock.now(), this.resumeAt) - this.pausedFrom;
	}

	private pauseUntil(until: number): void {
		if (until <= this.resumeAt) return;
		const now = this.clock.now();
		if (now >= this.resumeAt) {
			this.earlierPausesMs += this.resumeAt - this.pausedFrom;
			this.pausedFrom = now;
		}
		this.resumeAt = until;
		if (until - now < LONG_PAUSE_MS) return;
		this.awake += this.line.askAll();
	}

	/** Whether the server limits a rate, and has no window to be filled. */
	private get isSteady(): boolean {
		return this.windows.kind === 'steady';
	}

	private tellOf(ticket: Ticket, signal: RateLimitSignal): void {
		const { isSteady } = this;
		const now = this.clock.now();
		this.windows.tell(ticket, signal, now);
		if (this.isSteady && !isSteady) this.rate.start(this.windows.rate, now);
	}

	/** @param isNew whether nobody complained since it was sent: those in flight meet the same limit a moment later */
	private learn(signal: RateLimitSignal, isNew: boolean): void {
		const now = this.clock.now();
		switch (signal.kind) {
			case 'ok':
				this.rate.count();
				this.failures = 0;
				this.pauses = 0;
				this.limit = Math.min(this.max, this.limit + (this.hasSlowedDown ? 1 / this.limit : 1));
				if (signal.pauseMs === undefined) break;
				this.pauseAsAsked(signal.pauseMs, signal.told !== undefined);
				// Nothing was refused, so the number in flight stays; the rate was too high all the same.
				if (isNew && !signal.told) this.complain();
				break;
			case 'limited':
				this.pauseAsAsked(signal.pauseMs ?? 0, signal.told !== undefined);
				if (!isNew) break;
				// As long as the server may have a window, that alone says when to go on.
				if (this.isSteady) {
					this.pauses++;
					// No time at all is as good as none named, and must not be answered with a volley.
					if (!signal.pauseMs || signal.told)
						this.pauseUntil(now + retryDelay(this.pauses, this.random()));
					this.slowDown();
				}
				this.complain();
				break;
			case 'failing':
				if (++this.failures < FAILURES_TO_PAUSE || now < this.resumeAt) break;
				this.pauseUntil(now + retryDelay(++this.pauses, this.random()));
				this.slowDown();
				break;
			case 'contended':
				if (isNew) this.complaints++;
				if (isNew) this.slowDown();
				break;
			case 'unused':
				this.nextStart = now;
				break;
			case 'none':
		}
	}

	/** @param isRounded the time may be up to a second shorter: whether it is, the learner finds out */
	private pauseAsAsked(ms: number, isRounded: boolean): void {
		const now = this.clock.now();
		const certainMs = isRounded ? ms - ROUNDED_MS : ms;
		if (certainMs <= 0) return;
		this.askedUntil = Math.max(this.askedUntil, now + ms);
		this.pauseUntil(now + certainMs);
	}

	private complain(): void {
		this.complaints++;
		if (this.isSteady) this.rate.complain(this.clock.now(), this.resumeAt);
	}

	private slowDown(): void {
		this.hasSlowedDown = true;
		this.limit = Math.max(1, this.limit / 2);
	}
}
