import type { ReviewStatus } from '../../verification/statuses';
import type { Change } from '../../json/compare';
import type { JsonObject } from '../../json/objects';

/** What a reviewer decided about one item. */
export interface Decision {
	status: ReviewStatus;
	label: string;
	comment: string;
	/** As typed; empty when nothing was. */
	name: string;
	/** ISO 8601. */
	at: string;
	changes: Change[];
	/** The verification after the write. */
	verification: JsonObject;
}

/** What this process knows of one parked run. */
export interface ParkedReview {
	/** By item. */
	decisions: Map<number, Decision>;
	/** Items whose decision is on its way to the API. */
	deciding: Set<number>;
	/** Wrong access codes in a row, and how often and until when (milliseconds since 1970) none was taken any more. */
	wrongCodes: { count: number; locks: number; lockedUntil: number };
	/** When its time is up; milliseconds since 1970. */
	until: number;
	/** When the workflow was let go on, if it was; milliseconds since 1970. */
	resumedAt?: number;
}

const reviews = new Map<string, ParkedReview>();
const MAX_REVIEWS = 500;

/** A call that comes later than this after a run went on shows that going on came to nothing; n8n refuses all others. */
const SETTLED_MS = 10 * 60_000;

/**
 * The memory of a parked run. A decision is in the API before it is here: what is lost with the process (n8n ends, or
 * another of its processes answers) is who decided, and the comment. What nobody needs any more goes with the next call
 * to any page.
 *
 * @param run what tells this parking from all others, also of the same node
 * @param until when its time is up; milliseconds since 1970
 */
export function parkedReview(run: string, until: number): ParkedReview {
	dropOver(run);
	const review = reviews.get(run) ?? {
		decisions: new Map<number, Decision>(),
		deciding: new Set<number>(),
		wrongCodes: { count: 0, locks: 0, lockedUntil: 0 },
		until,
	};
	// Deleted and set again, the map's first key is the run that was called longest ago.
	reviews.delete(run);
	reviews.set(run, review);
	if (reviews.size > MAX_REVIEWS) dropOne();
	return review;
}

/** Drops the other runs that are over: personal data should not stay longer than it is of use. */
function dropOver(called: string): void {
	const now = Date.now();
	for (const [run, { until, resumedAt = Infinity }] of reviews) {
		if (run !== called && (now > until || now - resumedAt > SETTLED_MS)) reviews.delete(run);
	}
}

/** Drops the run called longest ago, of those without a decision if there are any. */
function dropOne(): void {
	const entries = [...reviews];
	const [oldest] = entries.find(([, { decisions }]) => decisions.size === 0) ?? entries[0] ?? [];
	if (oldest !== undefined) reviews.delete(oldest);
}
