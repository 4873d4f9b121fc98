/** What a server says about its limit: so many more requests until then, in milliseconds since 1970. */
export interface Told {
	remaining: number;
	resetAt: number;
}

/** `X-RateLimit-Reset` counts in whole seconds: what is longer away is no matter of rounding. */
export const ROUNDED_MS = 1_000;

/** Whether all of a limit comes back at the time that is told, or part of it before. */
type Kind = 'unknown' | 'window' | 'steady';

/** Whoever says that nothing is left is asked once whether that is so, after this part of the time. */
const TRY_AFTER = 0.2;

/** Resets that are less apart than this are the same one. */
const SAME_MS = 500;

/** Until an answer tells about a window that has begun, one goes every so often. */
const UNTOLD_MS = 1_000;

/** An answer may tell about more while others wait. */
const LOOK_EVERY_MS = 50;

/** A window that begins has at least this part of what any had. */
const FULL = 0.9;

/**
 * The server's window, as its answers tell it: how many may be sent until when. The time is rounded to whole seconds, and a
 * limit that refills steadily names one too; waiting for that would leave most of it unused. So the first time that nothing
 * is left, one request finds out. Only a real window is waited for, and filled at once when it begins.
 */
export class Quota {
	kind: Kind = 'unknown';
	/** Requests sent so far: the number of the last one. */
	private sent = 0;
	private toldNumber = 0;
	private left = Number.POSITIVE_INFINITY;
	private resetAt = 0;
	/** The most that a window had. */
	private size = 0;
	private isFull = false;
	private windowFrom = 1;
	private tryAt: number | undefined;
	private trial: number | undefined;

	/** Whether it says how fast to go, so that nothing else needs to. */
	get governs(): boolean {
		return this.kind === 'window';
	}

	/** Milliseconds in which nothing is left. */
	waitMs(now: number): number {
		if (this.kind === 'steady') return 0;
		if (now >= this.resetAt) this.begin(now);
		if (this.left > 0) return 0;
		return Math.min(LOOK_EVERY_MS, this.untilNext(now));
	}

	private untilNext(now: number): number {
		if (this.resetAt - now > ROUNDED_MS) this.kind = 'window';
		if (this.kind === 'unknown') {
			this.tryAt ??= now + (this.resetAt - now) * TRY_AFTER;
			if (this.trial === undefined && now >= this.tryAt) return 0;
			return this.trial === undefined ? this.tryAt - now : this.resetAt - now;
		}
		return this.resetAt - now;
	}

	/** One is sent. @returns its number */
	take(): number {
		this.sent++;
		if (this.left <= 0 && this.kind === 'unknown') this.trial = this.sent;
		this.left--;
		return this.sent;
	}

	/** What the answer to the request with this number says. */
	tell(number: number, told: Told | undefined, isRefused: boolean): void {
		if (told === undefined || this.kind === 'steady') return;
		if (number === this.trial) {
			this.kind = isRefused ? 'window' : 'steady';
		}
		const isNew = told.resetAt > this.resetAt + SAME_MS;
		if (!isNew && number < this.toldNumber) return;
		if (isNew) this.windowFrom = number;
		this.toldNumber = number;
		this.resetAt = told.resetAt;
		const had = told.remaining + 1 + number - this.windowFrom;
		if (isNew) this.isFull = had >= this.size * FULL;
		if (isNew && this.kind === 'window' && !this.isFull) this.askAnew();
		this.size = Math.max(this.size, had);
		this.left = told.remaining - (this.sent - number);
	}

	/** Not all came back at the time that was told: perhaps it was chance that the one that found out was refused. */
	private askAnew(): void {
		this.kind = 'unknown';
		this.tryAt = undefined;
		this.trial = undefined;
	}

	/** A new window. What it has is known where the one before was as full as any; otherwise the first answer tells. */
	private begin(now: number): void {
		if (this.left > 0) return;
		this.left = this.kind === 'window' && this.isFull ? this.size : 1;
		this.resetAt = now + UNTOLD_MS;
	}
}
