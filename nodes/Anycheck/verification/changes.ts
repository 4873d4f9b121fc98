import { changesBetween, type Change } from '../json/compare';
import type { JsonObject } from '../json/objects';
import { reviewable, type ReviewBody } from './plan';

/** What a review changes, for people to read: before it is sent, and afterwards. */

/** What the body changes where the API replaces objects. One that merges keeps the fields that are not sent. */
export function changesBy(body: ReviewBody, current: JsonObject): Change[] {
	const before = reviewable(current);
	const { verification_status: status, output, configuration } = body;
	return changesBetween(before, {
		status: status ?? before.status,
		output: output ?? before.output,
		configuration: configuration ?? before.configuration,
	});
}

/**
 * What changed, as flat fields that make an audit line in a spreadsheet.
 * @param result `written` when the API said that it made the change, `confirmed` when only reading showed it
 */
export function changeNotes(
	before: JsonObject,
	after: JsonObject,
	result: 'written' | 'confirmed' | 'skipped',
	attempts: number,
): JsonObject {
	return {
		write_result: result,
		...changeLines(changesBetween(reviewable(before), reviewable(after))),
		status_before: before.status,
		status_after: after.status,
		updated_at_before: before.updated_at,
		updated_at_after: after.updated_at,
		recorded_at: new Date().toISOString(),
		attempts,
	};
}

/** What changed, as two fields that fit a row of a spreadsheet. */
export function changeLines(changes: readonly Change[]): {
	changed_fields: string;
	changes: string;
} {
	return {
		changed_fields: changes.map(({ path }) => path).join(', '),
		changes: changes
			.map(({ path, before, after }) => `${path}: ${asText(before)} → ${asText(after)}`)
			.join('\n'),
	};
}

function asText(value: unknown): string {
	return value === undefined ? '(nothing)' : JSON.stringify(value);
}
