import type { RateLimitSignal, Told } from './retryPolicy';

/** One request that was sent. */
export interface Ticket {
	/** When, in milliseconds since 1970. */
	at: number;
	number: number;
	/** It is one more than the server took in the cycle before. */
	isTrial: boolean;
}

/** `X-RateLimit-Reset` counts in whole seconds: what is longer away is no matter of rounding. */
export const ROUNDED_MS = 1_000;

/** Who takes requests again so soon after a refusal, or after the first request of a cycle, has no window worth filling. */
const SOON_MS = 250;
const SHORT_MS = 500;

/** Two cycles like that make it sure: a window may have been about to end when the first one began. */
const SHORT_CYCLES = 2;

/** So many short breaks within cycles tell as much. */
const SHORT_BREAKS = 4;

/** Probes go further and further apart, less so when that costs seconds, and no further than this when a reset is near. */
const FIRST_GAP_MS = 50;
const GAP_GROWTH = 1.35;
const WIDE_GAP_MS = 1_000;
const WIDE_GAP_GROWTH = 1.08;
const TOLD_GAP_MS = 125;

/** While one finds out something, the others look again so often. */
const LOOK_EVERY_MS = 20;

/** For an answer that says how it goes on nobody waits longer: a file that is sent takes minutes. */
const PATIENCE_MS = 1_000;

/** Where the answers tell that some are left, but those under way may use them up, one goes so often: the limit may refill meanwhile. */
const CAUTIOUS_MS = 25;

/** Limits count in minutes, tens of seconds, or seconds; known to such a part of that, a length is rounded to it. */
const UNITS_MS = [60_000, 10_000, 1_000];
const ROUNDABLE = 0.5;

/** A cycle is begun without a probe when less than this part of its length is in doubt; otherwise it is tried to begin so much of that sooner. */
const SURE = 0.03;
const SOONER = 2 / 3;

/** A cycle that is refused before so much of the last one was taken does not go by it. */
const NEARLY_FULL = 0.7;

/** One more than the last time is tried after so many that were accepted. */
const TRY_AFTER = 50;
const TRY_AFTER_CYCLES = 10;

/** Where a cycle has less than this part of what a window was told to have, others use the same limit. */
const OWN_PART = 0.75;

/** Two rates that differ by less than this part are one. */
const SAME_RATE = 0.15;

/** So many starts are remembered. */
const MAX_STARTS = 10_000;

/**
 * Learns when a server that has refused takes requests again, and how many. A cycle begins with the first request that is
 * taken. Once one is refused, or the answers say that none is left, single ones find out when the next cycle begins. From
 * then on a request goes as long after its forerunner in the cycle before as the cycles are apart, which keeps to fixed and
 * to sliding windows alike. Where cycles turn out to be short, the server limits a rate: nobody waits here any more.
 *
 * The constants come from simulated limits (test/unit/throttle-limits.test.cts).
 */
export class WindowLearner {
	kind: 'unknown' | 'window' | 'steady' = 'unknown';
	/** Requests per millisecond in the last cycle. */
	rate = 0;

	private cycle: Ticket[] = [];
	/** Those accepted of the present cycle so far, and after the last trial that was refused. */
	private accepted = 0;
	private acceptedSinceTrial = 0;
	/** When the last one was accepted that was no probe: at a slow server, some are long after one that came later was refused. */
	private acceptedAt = 0;
	/** Trials of the present cycle that nothing is known of. */
	private openTrials = 0;

	/** When those of the last cycle were sent. */
	private former: number[] = [];
	private size = Number.POSITIVE_INFINITY;
	/** Milliseconds from one cycle to the next that are known to be enough, and how many less may be as well. */
	private period = 0;
	private doubt = 0;
	/** The present cycle may have begun so much later than it could have. */
	private lateness = 0;
	private shortCycles = 0;
	/** See `rateOfCycle`, of the cycle before. */
	private rateBefore = 0;

	/** Since when nothing is taken. */
	private closedAt: number | undefined;
	/** When the next one goes: the first of a cycle, or a probe where that is not sure. */
	private reopensAt = 0;
	private isSure = false;
	private probe: Ticket | undefined;
	private gap = FIRST_GAP_MS;
	private refusedAt = 0;

	private sent = 0;
	private unanswered = 0;
	private sentAt = 0;
	/** What the answer to the newest request has told. */
	private toldBy = 0;
	private remaining = 0;
	private resetAt = 0;
	/** So many a window was told to have. */
	private most = 0;
	/** Others use the same limit: what is left is not left for this process alone. */
	private isShared = false;

	/** How many may be sent for sure: those under way may not have come to the server when it told. */
	private get left(): number {
		return this.remaining - this.unanswered;
	}

	/** Milliseconds until one may be sent. */
	waitMs(now: number): number {
		if (this.kind === 'steady') return 0;
		if (this.closedAt === undefined && this.isFull(now)) this.close(now);
		if (this.probe !== undefined && now - this.probe.at < PATIENCE_MS) return LOOK_EVERY_MS;
		if (this.closedAt !== undefined) return this.reopensAt - now;
		if (this.left > 0 && !this.isShared) return 0;
		const place = this.cycle.length;
		const isCautious = this.remaining > 0 && !this.isShared && place >= this.former.length;
		if (isCautious) return Math.min(LOOK_EVERY_MS, this.sentAt + CAUTIOUS_MS - now);
		if (this.kind === 'window') return this.placeAt(place, now) - now;
		const isSlowStart = this.former.length > 0 && place > 2 * this.accepted;
		return isSlowStart && now - this.sentAt < PATIENCE_MS ? LOOK_EVERY_MS : 0;
	}

	/** When the one at this place of the cycle may go: as long after its forerunner as the cycles are apart. */
	private placeAt(place: number, now: number): number {
		const former = this.former[place];
		if (place < this.size && former !== undefined) return former + this.period;
		return this.openTrials > 0 ? now + LOOK_EVERY_MS : now;
	}

	private isFull(now: number): boolean {
		if (this.cycle.length < this.size || (this.remaining > 0 && !this.isShared)) return false;
		if (now >= (this.cycle[0]?.at ?? now) + this.period) return true;
		const isTrialDue = this.acceptedSinceTrial >= Math.min(TRY_AFTER, TRY_AFTER_CYCLES * this.size);
		return this.openTrials === 0 && !isTrialDue;
	}

	/** One is sent. */
	take(now: number): Ticket {
		const isProbe = this.closedAt !== undefined && !this.isSure;
		if (this.closedAt !== undefined && this.isSure) this.open(now);
		const isTrial = !isProbe && this.cycle.length >= this.size && (this.left <= 0 || this.isShared);
		const ticket = { at: now, number: ++this.sent, isTrial };
		this.unanswered++;
		this.sentAt = now;
		if (isProbe) this.probe = ticket;
		else if (this.kind !== 'steady') this.cycle.push(ticket);
		if (isTrial) this.openTrials++;
		if (this.cycle.length > MAX_STARTS) this.cycle.shift();
		return ticket;
	}

	/** What came of it. */
	tell(ticket: Ticket, signal: RateLimitSignal, now: number): void {
		if (this.kind === 'steady') return;
		this.unanswered--;
		if (signal.kind !== 'unused') this.hear(ticket, 'told' in signal ? signal.told : undefined);
		if (ticket === this.probe) {
			this.probe = undefined;
			if (signal.kind === 'ok') this.open(ticket.at, ticket);
			if (signal.kind === 'limited') this.probeAgain(ticket.at);
			return;
		}
		if (ticket.isTrial) this.openTrials = Math.max(0, this.openTrials - 1);
		if (signal.kind === 'ok') {
			this.accepted++;
			this.acceptedAt = now;
			this.acceptedSinceTrial++;
		} else if (this.takeBack(ticket) && signal.kind === 'limited') {
			if (ticket.isTrial) this.acceptedSinceTrial = 0;
			if (this.closedAt === undefined) this.close(now);
		}
		if (this.closedAt === undefined && this.isToldFull(now)) this.close(now);
	}

	private hear({ number }: Ticket, told: Told | undefined): void {
		if (told === undefined) {
			this.remaining = Math.max(0, this.remaining - 1);
			return;
		}
		// What was sent earlier may have come to the server later.
		const isLater = told.resetAt === this.resetAt && told.remaining < this.remaining;
		if (number < this.toldBy && !isLater) return;
		this.toldBy = Math.max(number, this.toldBy);
		this.remaining = told.remaining;
		this.most = Math.max(this.most, told.remaining + 1);
		this.resetAt = told.resetAt;
	}

	/** @returns whether it belonged to the present cycle */
	private takeBack(ticket: Ticket): boolean {
		const place = this.cycle.indexOf(ticket);
		if (place >= 0) this.cycle.splice(place, 1);
		return place >= 0;
	}

	private isToldFull(now: number): boolean {
		if (this.toldBy === 0 || this.remaining > 0) return false;
		// A sliding window has a place again by and by while it says that there is none.
		if (this.kind === 'window' && this.cycle.length < this.size)
			return this.resetAt - now > ROUNDED_MS;
		return true;
	}

	private close(now: number): void {
		this.closedAt = now;
		this.refusedAt = now;
		const isAsBefore = this.kind === 'window' && this.cycle.length >= this.size * NEARLY_FULL;
		this.isSure = isAsBefore && this.doubt <= this.period * SURE;
		const sooner = isAsBefore && !this.isSure ? this.doubt * SOONER : 0;
		this.gap = Math.max(FIRST_GAP_MS, sooner);
		this.reopensAt = isAsBefore
			? (this.cycle[0]?.at ?? now) + this.period - sooner
			: now + this.gap;
		this.heedReset(now);
	}

	private probeAgain(at: number): void {
		this.refusedAt = at;
		this.reopensAt = at + this.gap;
		this.gap *= this.gap < WIDE_GAP_MS ? GAP_GROWTH : WIDE_GAP_GROWTH;
		this.heedReset(at);
	}

	private heedReset(now: number): void {
		if (this.isSure || this.resetAt <= now) return;
		this.gap = Math.min(this.gap, TOLD_GAP_MS);
		const notAfterReset = Math.min(this.reopensAt, this.resetAt);
		this.reopensAt = Math.max(notAfterReset, this.resetAt - ROUNDED_MS);
	}

	/** The server takes requests again. @param first the probe that it has taken */
	private open(at: number, first?: Ticket): void {
		const closedMs = at - Math.max(this.closedAt ?? at, this.acceptedAt);
		this.closedAt = undefined;
		// Where a cycle was thought to have begun, and nothing was taken, the one before had not ended.
		const isVain = this.cycle.length === 0;
		const length = at - ((isVain ? this.former[0] : this.cycle[0]?.at) ?? at);
		if (this.kind === 'window' && !isVain && this.isOnlyEarly(closedMs)) {
			this.period += closedMs;
			if (first) this.cycle.push(first);
			if (++this.shortCycles < SHORT_BREAKS) return;
			this.rate = this.cycle.length / Math.max(1, length);
			this.kind = 'steady';
			return;
		}
		if (this.kind === 'window' && !isVain && this.isRefilled()) {
			this.kind = 'steady';
			return;
		}
		if (!isVain) {
			this.rateBefore = this.rateOfCycle();
			this.size = this.cycle.length;
			this.former = this.cycle.map((start) => start.at);
			this.isShared = this.kind === 'window' && this.size < this.most * OWN_PART;
		}
		this.rate = this.size / Math.max(1, length);
		this.cycle = first ? [first] : [];
		this.accepted = this.cycle.length;
		this.openTrials = 0;
		if (this.isSure) {
			this.shortCycles = 0;
			return;
		}
		const isShort = length < SHORT_MS || closedMs < SOON_MS;
		this.shortCycles = isShort ? this.shortCycles + 1 : 0;
		if (this.shortCycles >= SHORT_CYCLES) this.kind = 'steady';
		else if (!isShort) this.kind = 'window';
		this.learnPeriod(length, at);
	}

	/** A cycle that began sooner than the one before, and had just as much fewer: what is left refills all the time. */
	private isRefilled(): boolean {
		const rate = this.rateOfCycle();
		if (this.cycle.length > this.size * OWN_PART || this.rateBefore === 0) return false;
		if (Math.abs(rate / this.rateBefore - 1) > SAME_RATE) return false;
		this.rate = rate;
		return true;
	}

	/** Requests per millisecond since the cycle before began; none where there was none. */
	private rateOfCycle(): number {
		const [first, former] = [this.cycle[0]?.at, this.former[0]];
		if (first === undefined || former === undefined) return 0;
		return this.cycle.length / Math.max(1, first - former);
	}

	/** A sliding window refuses in the middle of a cycle that began too early, and not for long. */
	private isOnlyEarly(closedMs: number): boolean {
		return this.cycle.length < this.size && closedMs < this.period / 4;
	}

	private learnPeriod(length: number, at: number): void {
		const tooShort = length - (at - this.refusedAt);
		// What was enough before was enough now, too, unless even more was refused.
		this.period = tooShort < this.period ? Math.min(length, this.period) : length;
		this.doubt = this.period - tooShort;
		const spread = this.doubt + this.lateness;
		const most = this.period + this.lateness;
		this.lateness = at - this.refusedAt;
		for (const unit of UNITS_MS) {
			const rounded = Math.floor(most / unit) * unit;
			if (spread > unit * ROUNDABLE || rounded < Math.max(unit, most - spread)) continue;
			this.period = rounded;
			this.doubt = 0;
			return;
		}
	}
}
