import { ItemError } from '../errors/itemError';
import { contains, isSame } from '../json/compare';
import { merge } from '../json/merge';
import { longNumberAt } from '../json/numbers';
import { isObject, kindOf, type JsonObject } from '../json/objects';
import type { ReviewStatus } from './statuses';

/** Decides what a review sends, or that it sends nothing. `write.ts` does it. */

/** What a user wants to set; what is missing stays as it is. */
export interface Review {
	status?: ReviewStatus;
	output?: JsonObject;
	configuration?: JsonObject;
}

/** Under which conditions, and how, a review is written. */
export interface Guards {
	/** How `output` and `configuration` are meant: as the whole object, or as changes to the current one. */
	mode: 'replace' | 'merge';
	/** Statuses in which the verification has to be; empty for any. */
	onlyIf: readonly string[];
	/** What becomes of an item whose verification is in another status. */
	otherwise: 'fail' | 'skip';
	skipUnchanged: boolean;
	dryRun: boolean;
	includeChanges: boolean;
}

/** Body of `PUT /verifications/{id}`. */
export interface ReviewBody {
	[field: string]: ReviewStatus | JsonObject | undefined;
	verification_status?: ReviewStatus;
	output?: JsonObject;
	configuration?: JsonObject;
}

/** What to do with a review, given the verification as it is now. */
export type Plan = { do: 'write'; body: ReviewBody } | { do: 'skip'; reason: string };

/** Whether the verification has to be read before it is written. */
export function needsReading(guards: Guards): boolean {
	const { mode, onlyIf, skipUnchanged, dryRun, includeChanges } = guards;
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
	mode: Guards['mode'],
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

/** Where the part is no object, there would be nothing left of it. */
function mergedInto(part: unknown, changes: JsonObject, label: string): JsonObject {
	if (isObject(part)) return merge(part, changes);
	throw new ItemError(
		`'${label}' of the verification is ${kindOf(part)}, into which no fields can be merged`,
		"Nothing was sent. Update only the status, or set 'Write Mode' to Replace to send something else in its place.",
	);
}

/** What a merge sends back has to be what it was, and of such a number n8n has only the text. */
function refuseLongNumber(part: unknown, label: string): void {
	if (longNumberAt(part) === undefined) return;
	throw new ItemError(
		`'${label}' of the verification holds a number with more digits than n8n can keep`,
		"Nothing was sent: a merge sends all fields, and would turn this number into text. Correct the field in AnyCheck, or update only the status. If text is right, set 'Write Mode' to Replace and send all fields.",
	);
}

/**
 * Whether the verification already is what the body would make it. Where it was read before, it is enough that it holds all
 * that was sent, and did not before: an API that merges keeps other fields besides. That it was changed is no proof, for
 * others may have done that.
 */
export function isApplied(body: ReviewBody, now: JsonObject, before?: JsonObject): boolean {
	if (holds(body, now, isSame)) return true;
	return before !== undefined && holds(body, now, includes) && !holds(body, before, includes);
}

/** Every object holds an empty one, which says something only where it is the same. */
function includes(whole: unknown, part: JsonObject): boolean {
	return isSame(whole, part) || (Object.keys(part).length > 0 && contains(whole, part));
}

function holds(
	{ verification_status: status, output, configuration }: ReviewBody,
	verification: JsonObject,
	fits: (whole: unknown, part: JsonObject) => boolean,
): boolean {
	const current = reviewable(verification);
	return (
		(status === undefined || status === current.status) &&
		(output === undefined || fits(current.output, output)) &&
		(configuration === undefined || fits(current.configuration, configuration))
	);
}
