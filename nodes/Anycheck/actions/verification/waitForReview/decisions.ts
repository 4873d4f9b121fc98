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
	/** Wrong access codes in a row, and until when none is taken any more; milliseconds since 1970. */
	wrongCodes: { count: number; lockedUntil: number };
}

const reviews = new Map<string, ParkedReview>();
const MAX_REVIEWS = 500;

/**
 * The memory of a parked run. A decision is in the API before it is here: what is lost with the process (n8n ends, or
 * another of its processes answers) is who decided, and the comment, of a page with several verifications.
 *
 * @param run what tells the parked run from all others, e.g. execution id and node id
 */
export function parkedReview(run: string): ParkedReview {
	const review = reviews.get(run) ?? {
		decisions: new Map<number, Decision>(),
		wrongCodes: { count: 0, lockedUntil: 0 },
	};
	// Deleted and set again, the map's first key is the run that was called longest ago.
	reviews.delete(run);
	reviews.set(run, review);
	for (const oldest of reviews.keys()) {
		if (reviews.size <= MAX_REVIEWS) break;
		reviews.delete(oldest);
	}
	return review;
}

/** After the run has gone on. */
export function forgetReview(run: string): void {
	reviews.delete(run);
}
