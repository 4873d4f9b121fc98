import { asAmbiguous, ItemError } from '../errors/itemError';
import { asItemError } from '../errors/nodeError';
import { isSame } from '../json/compare';
import { emptied, notRemoved } from '../json/merge';
import { isObject, type JsonObject } from '../json/objects';
import type { ApiClient } from '../transport/api/client';
import { getVerification, putVerification } from '../transport/api/verifications';
import {
	isApplied,
	planFor,
	reviewable,
	type Guards,
	type Plan,
	type Review,
	type ReviewBody,
} from './plan';

/** Writes what `plan.ts` decided, and finds out what came of it where no answer says so. */

/** What a write is for, and what was there before (if a guard needed to know). */
export interface WriteRequest {
	review: Review;
	guards: Guards;
	before: JsonObject | undefined;
	/** Whether it still is what the review was made for. Where it is not, a write that was not applied is not repeated. */
	isStill?: (now: JsonObject) => boolean;
}

/** What a write came to. */
export interface WriteOutcome {
	/** As it was last seen before the write, if a guard needed to know. */
	before: JsonObject | undefined;
	after: JsonObject;
	/** What was sent last. */
	body: ReviewBody;
	attempts: number;
	wasInDoubt: boolean;
	/** Why nothing was sent after all, where a long pause came between and others have changed it. */
	skipReason: string | undefined;
}

/**
 * Sends a review. Where fields were to be removed but are still there, a second write empties them: an API that merges keeps
 * what is left out, so there a field can only be set to null.
 *
 * @param body what the plan says
 * @throws ItemError when it is refused, contradicted by what AnyCheck answers, or its fate cannot be found out
 */
export async function writeReview(
	client: ApiClient,
	id: string,
	body: ReviewBody,
	request: WriteRequest,
): Promise<WriteOutcome> {
	const first = await write(client, id, body, request);
	const { before, after, attempts, skipReason } = first;
	if (request.guards.mode !== 'merge' || skipReason !== undefined) return first;
	const emptying = emptyingBody(first.body, request.review, after);
	if (emptying === undefined) return first;
	try {
		const second = await write(client, id, emptying, emptyingRequest(emptying, request, after));
		return { ...second, before, attempts: attempts + second.attempts };
	} catch (error) {
		throw notEmptied(asItemError(error));
	}
}

/**
 * One write. When nobody knows whether an attempt was applied, or it has to wait for long, the verification is read: what
 * was applied is not sent again, and what was not is planned anew from what is there now, guards included.
 */
async function write(
	client: ApiClient,
	id: string,
	planned: ReviewBody,
	{ review, guards, before, isStill }: WriteRequest,
): Promise<WriteOutcome> {
	let body = planned;
	let known = before;
	let seen = before;
	let skipReason: string | undefined;
	const reconcile = async (isInDoubt: boolean): Promise<NextStep> => {
		const now = await getVerification(client, id);
		if (isInDoubt && isApplied(body, now, known)) return { found: now };
		if (isStill?.(now) === false) {
			return { forbidden: isInDoubt ? asAmbiguous(changedMeanwhile()) : changedMeanwhile() };
		}
		const isUntouched =
			!isInDoubt || known === undefined || isSame(known.updated_at, now.updated_at);
		known = now;
		if (!isInDoubt) seen = now;
		// A status that is not allowed any more may be that of an attempt in doubt: nothing was skipped then.
		const allowed: Guards = isInDoubt ? { ...guards, otherwise: 'fail' } : guards;
		const plan = replan(review, allowed, before && now);
		// Touched since it was read, it may have been by the very write that nobody answered.
		if (plan instanceof ItemError) return { forbidden: isUntouched ? plan : asAmbiguous(plan) };
		if (plan.do === 'skip') {
			if (!isInDoubt) skipReason = plan.reason;
			return { found: now };
		}
		body = plan.body;
		return { send: body };
	};
	const {
		resource,
		attempts,
		wasAmbiguous: wasInDoubt,
	} = await putVerification(client, id, {
		body,
		reconcile,
		isReadModifyWrite: before !== undefined,
	});
	const after = skipReason === undefined ? await asSent(client, id, body, resource) : resource;
	return { before: seen, after, body, attempts, wasInDoubt, skipReason };
}

/** What reading showed: the write was applied (or is not needed), is to be sent, or must not be sent any more. */
type NextStep = { found: JsonObject } | { send: ReviewBody } | { forbidden: ItemError };

/** The plan from what is there now, or why there is none. */
function replan(review: Review, guards: Guards, now: JsonObject | undefined): Plan | ItemError {
	try {
		return planFor(review, guards, now);
	} catch (error) {
		return asItemError(error);
	}
}

function changedMeanwhile(): ItemError {
	return new ItemError(
		'The verification has changed meanwhile',
		'Nothing was written over the change. Look at it, and decide again.',
		{ retryable: true },
	);
}

/**
 * The verification after a write that was answered with success. Whether an update is in force when it is answered is not
 * documented: an answer in another status than was sent is looked into, for it may be no review at all.
 *
 * @throws ItemError when it stays in another status, or cannot be read
 */
async function asSent(
	client: ApiClient,
	id: string,
	{ verification_status: sent }: ReviewBody,
	answered: JsonObject,
): Promise<JsonObject> {
	if (sent === undefined || answered.status === sent) return answered;
	const now = await getVerification(client, id).catch(asItemError);
	if (now instanceof ItemError) throw asAmbiguous(now);
	if (now.status === sent) return now;
	throw new ItemError(
		`AnyCheck answered, but the verification is still ${String(now.status)}`,
		`It was to become ${sent}. Look at it in AnyCheck, then try again.`,
		{ retryable: true },
	);
}

/** The parts of a review that are objects. */
const PARTS = ['output', 'configuration'] as const;

/** The body again, with null in each field that was to be removed but is still there; undefined when none is. */
function emptyingBody(body: ReviewBody, review: Review, after: JsonObject): ReviewBody | undefined {
	const now = reviewable(after);
	const parts = PARTS.flatMap((part) => {
		const sent = body[part];
		const held = now[part];
		const left = review[part] && isObject(held) ? notRemoved(held, review[part]) : undefined;
		return sent !== undefined && left !== undefined ? [[part, emptied(sent, left)] as const] : [];
	});
	return parts.length > 0 ? { ...body, ...Object.fromEntries(parts) } : undefined;
}

/** The first write has passed the guards, and may itself have changed what they look at. */
function emptyingRequest(
	{ verification_status: status, ...objects }: ReviewBody,
	{ guards }: WriteRequest,
	before: JsonObject,
): WriteRequest {
	return {
		review: { ...objects, ...(status && { status }) },
		guards: { ...guards, mode: 'replace', onlyIf: [], skipUnchanged: false },
		before,
		isStill: (now) =>
			PARTS.every(
				(part) =>
					objects[part] === undefined || isSame(reviewable(now)[part], reviewable(before)[part]),
			),
	};
}

function notEmptied({ message, description, facts }: ItemError): ItemError {
	return new ItemError(
		'The review was saved, but the fields to remove are still there',
		`They could not be emptied. ${message}: ${description}`,
		facts,
	);
}
