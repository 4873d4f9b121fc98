import { ItemError } from '../errors/itemError';
import { refuseLongNumber } from './mergeInto';
import type { JsonObject } from '../json/objects';
import {
	bodyOf,
	isApplied,
	reviewable,
	type Review,
	type ReviewBody,
	type WriteMode,
} from './review';

/** Under which conditions, and how, a review is written. */
export interface Guards {
	mode: WriteMode;
	/** Statuses in which the verification has to be; empty for any. */
	onlyIf: readonly string[];
	/** What becomes of an item whose verification is in another status. */
	otherwise: 'fail' | 'skip';
	skipUnchanged: boolean;
	dryRun: boolean;
	includeChanges: boolean;
}

/** What to do with a review, given the verification as it is now. */
export type Plan = { do: 'write'; body: ReviewBody } | { do: 'skip'; reason: string };

/** Whether the verification has to be read before it is written. */
export function needsReading({
	mode,
	onlyIf,
	skipUnchanged,
	dryRun,
	includeChanges,
}: Guards): boolean {
	return mode === 'merge' || onlyIf.length > 0 || skipUnchanged || dryRun || includeChanges;
}

/**
 * @param current the verification as it is; undefined when no guard needs it
 * @throws ItemError when it is in a status that the user has not allowed, or what it holds cannot be merged into
 */
export function planFor(review: Review, guards: Guards, current: JsonObject | undefined): Plan {
	if (current === undefined) return { do: 'write', body: bodyOf(review, current, guards.mode) };
	const status = String(current.status);
	if (guards.onlyIf.length > 0 && !guards.onlyIf.includes(status)) {
		if (guards.otherwise === 'skip') return { do: 'skip', reason: `Its status is ${status}` };
		throw new ItemError(
			`The verification has the status ${status}`,
			`'Only If Status Is' allows ${guards.onlyIf.join(', ')}`,
		);
	}
	const body = bodyOf(review, current, guards.mode);
	if (guards.skipUnchanged && isApplied(body, current)) {
		return { do: 'skip', reason: 'It already is what the update would make it' };
	}
	if (guards.mode === 'merge') {
		const now = reviewable(current);
		if (review.output) refuseLongNumber(now.output, 'Output');
		if (review.configuration) refuseLongNumber(now.configuration, 'Configuration');
	}
	return { do: 'write', body };
}
