import { changesBetween, contains, isSame, type Change } from '../json/compare';
import { mergedInto } from './mergeInto';
import type { JsonObject } from '../json/objects';
import type { ReviewStatus } from './status';

/** What a user wants to set; what is missing stays as it is. */
export interface Review {
	status?: ReviewStatus;
	output?: JsonObject;
	configuration?: JsonObject;
}

/** How `output` and `configuration` are meant: as the whole object, or as changes to the current one. */
export type WriteMode = 'replace' | 'merge';

/** Body of `PUT /verifications/{id}`. */
export interface ReviewBody {
	[field: string]: ReviewStatus | JsonObject | undefined;
	verification_status?: ReviewStatus;
	output?: JsonObject;
	configuration?: JsonObject;
}

/**
 * The part of a verification that a review can set; nothing counts as an empty object. The API takes `configuration` and
 * answers `input_config`.
 */
export function reviewable(verification: JsonObject): {
	status: unknown;
	output: unknown;
	configuration: unknown;
} {
	const { status, output, input_config: inputConfig, configuration } = verification;
	return { status, output: output ?? {}, configuration: inputConfig ?? configuration ?? {} };
}

/**
 * The body to send. To merge, the whole object is sent, so that it is right whether the API replaces or merges.
 * @throws ItemError when what is there is no object to merge into
 */
export function bodyOf(
	review: Review,
	current: JsonObject | undefined,
	mode: WriteMode,
): ReviewBody {
	const { status, output, configuration } = review;
	const base = current !== undefined && mode === 'merge' ? reviewable(current) : undefined;
	return {
		...(status && { verification_status: status }),
		...(output && { output: base ? mergedInto(base.output, output, 'Output') : output }),
		...(configuration && {
			configuration: base
				? mergedInto(base.configuration, configuration, 'Configuration')
				: configuration,
		}),
	};
}

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
 * Whether the verification already is what the body would make it. Where it was read before, it is enough that it has
 * changed since and holds all that was sent: an API that merges keeps other fields besides.
 */
export function isApplied(body: ReviewBody, now: JsonObject, before?: JsonObject): boolean {
	const hasChanged = before !== undefined && !isSame(before.updated_at, now.updated_at);
	const fits = (whole: unknown, part: JsonObject) =>
		isSame(whole, part) || (hasChanged && Object.keys(part).length > 0 && contains(whole, part));
	const current = reviewable(now);
	const { verification_status: status, output, configuration } = body;
	return (
		(status === undefined || status === current.status) &&
		(output === undefined || fits(current.output, output)) &&
		(configuration === undefined || fits(current.configuration, configuration))
	);
}
