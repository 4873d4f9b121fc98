import type { Change } from '../../json/compare';
import type { JsonObject } from '../../json/objects';
import { RESUMING_MS } from '../../run/wait/handleCall';
import { isApplied, type ReviewBody } from '../../verification/plan';
import type { ReviewStatus } from '../../verification/statuses';
import type { Person } from '../settings/people';

/** What a reviewer decided about one item. */
export interface Decision {
	status: ReviewStatus;
	label: string;
	/** Undefined where none are asked for. */
	reasons?: string[];
	comment: string;
	/** As typed, or as proven; empty when nothing was typed. */
	name: string;
	/** Who decided, where it was proven. */
	person?: Person;
	/** ISO 8601. */
	at: string;
	changes: Change[];
	/** The verification as it was seen last; left out where only a receipt tells of the decision. */
	verification?: JsonObject;
	/** Not written: that is left to the workflow. */
	isCollected?: true;
	/** What the workflow is to merge into the output: its topmost fields that were corrected; null removes one. */
	corrections?: JsonObject;
}

/** A decision whose write has begun, before anybody knows what becomes of it. */
export interface Attempt {
	decision: Decision;
	body: ReviewBody;
	/** The verification before the write. */
	before: JsonObject;
	/** The form that was sent. */
	form: JsonObject;
}

/** What this process knows of the review of one waiting run. */
export interface ReviewMemory {
	/** By item. */
	decisions: Map<number, Decision>;
	/** By item: what was sent to the API last, unless it is known not to have been saved. */
	attempts: Map<number, Attempt>;
	/** Items whose decision is on its way to the API. */
	deciding: Set<number>;
	/** Wrong access codes in a row, and how often and until when (milliseconds since 1970) none was taken any more. */
	wrongCodes: { count: number; locks: number; lockedUntil: number };
	/** When its time is up; milliseconds since 1970. */
	until: number;
	/** When the workflow was resumed, if it was; milliseconds since 1970. */
	resumedAt?: number;
}

const memories = new Map<string, ReviewMemory>();
const MAX_MEMORIES = 500;

/**
 * The memory of a waiting run, which is no more than a cache: a decision is in the API before it is here, or left to the
 * workflow, and who decided, and the comment, is in the reviewer's browser too (`receipts.ts`). What nobody needs any more
 * goes with the next call to any page.
 *
 * @param run the key of the waiting run
 * @param until when its time is up; milliseconds since 1970
 */
export function reviewMemoryOf(run: string, until: number): ReviewMemory {
	forgetOver(run);
	const memory = memories.get(run) ?? {
		decisions: new Map<number, Decision>(),
		attempts: new Map<number, Attempt>(),
		deciding: new Set<number>(),
		wrongCodes: { count: 0, locks: 0, lockedUntil: 0 },
		until,
	};
	// Deleted and set again, the map's first key is the run that was called longest ago.
	memories.delete(run);
	memories.set(run, memory);
	if (memories.size > MAX_MEMORIES) forgetOne();
	return memory;
}

/** Forgets the other runs that are over: personal data should not stay longer than it is of use. */
function forgetOver(called: string): void {
	const now = Date.now();
	for (const [run, { until, resumedAt = Infinity }] of memories) {
		if (run !== called && (now > until || now - resumedAt > RESUMING_MS)) memories.delete(run);
	}
}

/** Forgets the run called longest ago, of those without a decision if there are any. */
function forgetOne(): void {
	const entries = [...memories];
	const [oldest] = entries.find(([, { decisions }]) => decisions.size === 0) ?? entries[0] ?? [];
	if (oldest !== undefined) memories.delete(oldest);
}

/**
 * The decision whose write was left in doubt, if the verification shows that it was saved: it has what was sent, and did not
 * have it before. From then on it is a decision like any other.
 *
 * @param isMine whether it is the turn of this form; otherwise one that is being written is left alone
 */
export function confirmAttempt(
	{ attempts, decisions, deciding }: ReviewMemory,
	index: number,
	verification: JsonObject,
	isMine = false,
): Decision | undefined {
	if (deciding.has(index) && !isMine) return undefined;
	const attempt = attempts.get(index);
	if (attempt === undefined || isApplied(attempt.body, attempt.before)) return undefined;
	if (!isApplied(attempt.body, verification, attempt.before)) return undefined;
	const decision = { ...attempt.decision, verification };
	attempts.delete(index);
	decisions.set(index, decision);
	return decision;
}
