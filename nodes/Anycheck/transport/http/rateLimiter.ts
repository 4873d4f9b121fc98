/** Growth per second while the rate is far from one that was refused, and when it is near. */
const FAST_GROWTH = 2;
const SLOW_GROWTH = 1.005;

/** What is left of a rate that was refused soon after the last complaint, and after a longer while. */
const BIG_STEP = 0.85;
const SMALL_STEP = 0.95;
const SOON_MS = 2_000;

/** "Near" begins at this part of the refused rate, and ends after a while: the limit may be another one by then. */
const NEAR = 0.9;
const NEAR_MS = 8_000;

/** Above this, in requests per millisecond, a rate limits nothing. */
const FREE = 2;

/**
 * The rate at which requests start, learned from the server's refusals: unlimited until the first one. What got through
 * by then, the pause included, is certainly allowed, so it goes on with that and grows, fast at first and slowly near the
 * rate that was refused last. Times in milliseconds, rates in requests per millisecond.
 *
 * The constants come from simulated limits (test/unit/throttle.test.cts): token buckets and fixed windows, with and
 * without Retry-After.
 */
export class RateLimiter {
	private value: number | undefined;
	private refused = Number.POSITIVE_INFINITY;
	private changedAt = 0;
	private resumedAt: number;
	private accepted = 0;

	constructor(now: number) {
		this.resumedAt = now;
	}

	/** Time between two starts. */
	interval(now: number): number {
		this.grow(now);
		return this.value === undefined ? 0 : 1 / this.value;
	}

	/** So much certainly got through, in requests per millisecond. */
	start(rate: number, now: number): void {
		this.value = rate;
		this.refused = Number.POSITIVE_INFINITY;
		this.accepted = 0;
		this.resumedAt = now;
		this.changedAt = now;
	}

	/** One request got through. */
	count(): void {
		this.accepted++;
	}

	/** The server complained, and everybody waits until `resumeAt`. */
	complain(now: number, resumeAt: number): void {
		this.grow(now);
		if (this.value === undefined) {
			if (this.accepted > 0) this.value = this.accepted / Math.max(1, resumeAt - this.resumedAt);
		} else {
			this.refused = this.value;
			this.value *= now - this.resumedAt < SOON_MS ? BIG_STEP : SMALL_STEP;
		}
		this.accepted = 0;
		this.resumedAt = resumeAt;
		this.changedAt = resumeAt;
	}

	private grow(now: number): void {
		if (this.value === undefined || now <= this.changedAt) return;
		const isNear = this.value >= this.refused * NEAR && now - this.resumedAt < NEAR_MS;
		this.value *= (isNear ? SLOW_GROWTH : FAST_GROWTH) ** ((now - this.changedAt) / 1000);
		this.changedAt = now;
		if (this.value > FREE) this.value = undefined;
	}
}
