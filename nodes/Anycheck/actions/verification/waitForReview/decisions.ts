import type { ReviewStatus } from '../../../verification/status';
import type { Change } from '../../../verification/compare';
import type { JsonObject } from '../../../verification/objects';

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
}

const reviews = new Map<string, ParkedReview>();
const MAX_REVIEWS = 500;

/**
 * The memory of a parked run. A decision is in the API before it is here: what is lost with the process (n8n ends, or
 * another of its processes answers) is who decided, and the comment. It is kept after the workflow has gone on, for who
 * comes late.
 *
 * @param run what tells this parking from all others, also of the same node
 */
export function parkedReview(run: string): ParkedReview {
	const review = reviews.get(run) ?? {
		decisions: new Map<number, Decision>(),
		deciding: new Set<number>(),
		wrongCodes: { count: 0, locks: 0, lockedUntil: 0 },
	};
	// Deleted and set again, the map's first key is the run that was called longest ago.
	reviews.delete(run);
	reviews.set(run, review);
	if (reviews.size > MAX_REVIEWS) dropOne();
	return review;
}

/** Drops the run called longest ago, of those without a decision if there are any. */
function dropOne(): void {
	const entries = [...reviews];
	const [oldest] = entries.find(([, { decisions }]) => decisions.size === 0) ?? entries[0] ?? [];
	if (oldest !== undefined) reviews.delete(oldest);
}
