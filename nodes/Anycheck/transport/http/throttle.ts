import type { Clock } from './clock';
import { LONG_PAUSE_MS, Pace, type Lane } from './pace';
import { Pauses } from './pauses';
import { retryDelay, type RateLimitSignal } from './retryPolicy';
import { WaitingLine } from './waitingLine';
import type { Ticket } from './windowLearner';

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

/** Failing requests one after the other before the run waits: single ones happen on a healthy server. */
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

/**
 * Lets out the requests of one run: how many are in flight (additive increase, multiplicative decrease). When they start is
 * up to the pace, which several runs may share. How many are in flight is not shared, nor is the pause after failures: slow
 * answers to one run, or items that the server fails at, hold up no other. Where the server limits a rate, fewer go at a
 * time after a complaint, and more again while there is none.
 */
export class Throttle implements Lane {
	private limit: number;
	/** From the first complaint on the number in flight grows by one per round, before that it doubles. */
	private hasSlowedDown = false;
	private inFlight = 0;
	/** Milliseconds of the fastest response so far. */
	private fastest = Number.POSITIVE_INFINITY;
	private readonly line = new WaitingLine();
	/** Failing requests in a row, and pauses for them without anything that went well in between. */
	private failures = 0;
	private retreats = 0;
	private readonly ownPauses: Pauses;

	/**
	 * @param max requests in flight at most
	 * @param isUrgent whether all its requests are
	 */
	constructor(
		private readonly max: number,
		private readonly clock: Clock,
		private readonly pace: Pace = new Pace(clock),
		private readonly isUrgent = false,
	) {
		this.limit = Math.min(max, FIRST_IN_FLIGHT);
		this.ownPauses = new Pauses(clock);
	}

	/** Requests in flight at most, at the moment. */
	get capacity(): number {
		return Math.floor(Math.min(this.limit, Math.max(MIN_USEFUL, this.fastest * USEFUL_PER_MS)));
	}

	/** Milliseconds in which the run sends nothing. */
	get pauseMs(): number {
		return Math.max(this.pace.pauseMs, this.ownPauseMs);
	}

	get ownPauseMs(): number {
		return this.ownPauses.leftMs;
	}

	/** Those that the server has asked for. */
	get askedPauseMs(): number {
		return this.pace.askedPauseMs;
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
		const { pausedMs, ticket } = await this.turn(checkpoint, isUrgent || this.isUrgent);
		const { complaints } = this.pace;
		const startedAt = this.clock.now();
		let signal: RateLimitSignal = { kind: 'unused' };
		try {
			const result = await send(pausedMs);
			signal = signalFrom(result);
			return result;
		} finally {
			const advice = this.pace.learn(ticket, signal, complaints === this.pace.complaints);
			if (signal.kind === 'ok') this.noteSuccess(this.clock.now() - startedAt);
			if (signal.kind === 'failing') this.noteFailure();
			if (advice === 'grow') this.grow();
			if (advice === 'slow down') this.slowDown();
			// A failure that ends the run shows before the next one is sent.
			void this.clock.settle().then(() => {
				this.inFlight--;
				this.pace.enter(this);
			});
		}
	}

	private async turn(checkpoint: (pausedMs: number) => void, isUrgent: boolean): Promise<Turn> {
		const since = this.clock.now();
		const pausesBefore = this.pausesMs;
		// Its own pauses and those of the pace may have been the same time.
		const pausedMs = () => Math.min(this.clock.now() - since, this.pausesMs - pausesBefore);
		const check = () => {
			checkpoint(pausedMs() + this.pauseMs);
		};
		check();
		return await new Promise<Turn>((resolve, end) => {
			const go = (ticket: Ticket) => {
				resolve({ pausedMs: pausedMs(), ticket });
			};
			this.line.add({ isUrgent, check, go, end });
			this.pace.enter(this);
		});
	}

	isEmpty(): boolean {
		return this.line.isEmpty();
	}

	hasNext(onlyUrgent: boolean): boolean {
		if (this.inFlight >= this.capacity || this.ownPauseMs > 0) return false;
		return this.line.hasNext(onlyUrgent);
	}

	start(ticket: Ticket): void {
		this.inFlight++;
		this.line.next()?.go(ticket);
	}

	askAll(): void {
		this.line.askAll();
	}

	isCancelled(): boolean {
		return this.clock.isCancelled();
	}

	/** Milliseconds of all pauses so far. */
	private get pausesMs(): number {
		return this.pace.pausesMs + this.ownPauses.totalMs;
	}

	private noteSuccess(ms: number): void {
		this.fastest = Math.min(this.fastest, ms);
		this.failures = 0;
		this.retreats = 0;
	}

	private noteFailure(): void {
		if (++this.failures < FAILURES_TO_PAUSE || this.pauseMs > 0) return;
		this.ownPauses.until(this.clock.now() + retryDelay(++this.retreats, this.pace.random()));
		if (this.ownPauseMs >= LONG_PAUSE_MS) this.line.askAll();
		this.slowDown();
	}

	private grow(): void {
		this.limit = Math.min(this.max, this.limit + (this.hasSlowedDown ? 1 / this.limit : 1));
	}

	private slowDown(): void {
		this.hasSlowedDown = true;
		this.limit = Math.max(1, this.limit / 2);
	}
}
