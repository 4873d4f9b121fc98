import { changesBetween } from '../../../json/compare';
import type { JsonObject } from '../../../json/objects';
import { reviewable } from '../../../verification/review';
import { changeLines } from '../../../verification/changeLines';

/** How a verification came to be what it is after the item. */
export type WriteResult =
	/** The API said that it made the change. */
	| 'written'
	/** It did not say so, but reading showed the change. */
	| 'confirmed'
	| 'skipped';

interface Written {
	before: JsonObject;
	after: JsonObject;
	result: WriteResult;
	attempts: number;
}

/** What changed, as flat fields that make an audit line in a spreadsheet. */
export function changeNotes({ before, after, result, attempts }: Written): JsonObject {
	const changes = changesBetween(reviewable(before), reviewable(after));
	return {
		write_result: result,
		...changeLines(changes),
		status_before: before.status,
		status_after: after.status,
		updated_at_before: before.updated_at,
		updated_at_after: after.updated_at,
		recorded_at: new Date().toISOString(),
		attempts,
	};
}
