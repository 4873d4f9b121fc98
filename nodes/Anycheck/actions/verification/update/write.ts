import { inDoubt, ItemError } from '../../../errors/itemError';
import { asItemError } from '../../../errors/nodeError';
import type { ApiClient } from '../../../transport/client';
import { getVerification, putVerification } from '../../../transport/verifications';
import { isSame } from '../../../verification/compare';
import { emptied, notRemoved } from '../../../verification/merge';
import { isObject, type JsonObject } from '../../../verification/objects';
import { planFor, type Guards, type Plan } from '../../../verification/plan';
import { isApplied, reviewable, type Review, type ReviewBody } from '../../../verification/review';
import { asSent } from './asSent';

/** What a write came to. */
export interface Written {
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

/** What a write is for, and what was there before (if a guard needed to know). */
interface Writing {
	review: Review;
	guards: Guards;
	before: JsonObject | undefined;
	/** Whether it still is what the review was made for. Where it is not, a write that was not applied is not repeated. */
	isStill?: (now: JsonObject) => boolean;
}

/**
 * Sends the review. When nobody knows whether an attempt was applied, or it has to wait for long, the verification is
 * read: what was applied is not sent again, and what was not is planned anew from what is there now, guards included.
 *
 * @throws ItemError when it is refused, contradicted by what AnyCheck answers, or its fate cannot be found out
 */
async function write(
	client: ApiClient,
	id: string,
	first: ReviewBody,
	{ review, guards, before, isStill }: Writing,
): Promise<Written> {
	let body = first;
	let known = before;
	let seen = before;
	let skipReason: string | undefined;
	const settle = async (isInDoubt: boolean): Promise<Next> => {
		const now = await getVerification(client, id);
		if (isInDoubt && isApplied(body, now, known)) return { found: now };
		if (isStill?.(now) === false) {
			return { forbidden: isInDoubt ? inDoubt(changedMeanwhile()) : changedMeanwhile() };
		}
		const isUntouched =
			!isInDoubt || known === undefined || isSame(known.updated_at, now.updated_at);
		known = now;
		if (!isInDoubt) seen = now;
		// A status that is not allowed any more may be that of an attempt in doubt: nothing was skipped then.
		const allowed: Guards = isInDoubt ? { ...guards, otherwise: 'fail' } : guards;
		const plan = replan(review, allowed, before && now);
		if (!isInDoubt && 'reason' in plan) skipReason = plan.reason;
		const next = settled(plan, now, isUntouched);
		if ('send' in next) body = next.send;
		return next;
	};
	const sent = await putVerification(client, id, {
		body,
		settle,
		isFromReading: before !== undefined,
	});
	const { resource, attempts, wasInDoubt } = sent;
	const after = skipReason === undefined ? await asSent(client, id, body, resource) : resource;
	return { before: seen, after, body, attempts, wasInDoubt, skipReason };
}

function changedMeanwhile(): ItemError {
	return new ItemError(
		'The verification has changed meanwhile',
		'Nothing was written over the change. Look at it, and decide again.',
		{ retryable: true },
	);
}

type Next = { found: JsonObject } | { send: ReviewBody } | { forbidden: ItemError };

function settled(plan: Plan | ItemError, now: JsonObject, isUntouched: boolean): Next {
	if (!(plan instanceof ItemError)) {
		return plan.do === 'write' ? { send: plan.body } : { found: now };
	}
	// Touched since it was read, it may have been by the very write that nobody answered.
	return { forbidden: isUntouched ? plan : inDoubt(plan) };
}

/** The plan from what is there now, or why there is none. */
function replan(review: Review, guards: Guards, now: JsonObject | undefined): Plan | ItemError {
	try {
		return planFor(review, guards, now);
	} catch (error) {
		return asItemError(error);
	}
}

/**
 * As `write`, and where fields were to be removed but are still there, empties them with a second one: an API that merges
 * keeps what is left out, so there a field can only be set to null.
 */
export async function writeAndEmpty(
	client: ApiClient,
	id: string,
	first: ReviewBody,
	writing: Writing,
): Promise<Written> {
	const written = await write(client, id, first, writing);
	const body =
		writing.guards.mode === 'merge' && written.skipReason === undefined
			? emptyingBody(written.body, writing.review, written.after)
			: undefined;
	if (body === undefined) return written;
	const { verification_status: status, ...objects } = body;
	// The first write has passed the guards, and may itself have changed what they look at.
	const guards: Guards = { ...writing.guards, mode: 'replace', onlyIf: [], skipUnchanged: false };
	const review = { ...objects, ...(status && { status }) };
	const before = written.after;
	const isStill = (now: JsonObject): boolean =>
		(['output', 'configuration'] as const).every(
			(part) =>
				objects[part] === undefined || isSame(reviewable(now)[part], reviewable(before)[part]),
		);
	try {
		const second = await write(client, id, body, { review, guards, before, isStill });
		return { ...second, before: written.before, attempts: written.attempts + second.attempts };
	} catch (error) {
		throw notEmptied(asItemError(error));
	}
}

function notEmptied({ message, description, facts }: ItemError): ItemError {
	return new ItemError(
		'The review was saved, but the fields to remove are still there',
		`They could not be emptied. ${message}: ${description}`,
		facts,
	);
}

function emptyingBody(body: ReviewBody, review: Review, after: JsonObject): ReviewBody | undefined {
	const now = reviewable(after);
	const parts = (['output', 'configuration'] as const).flatMap((part) => {
		const sent = body[part];
		const held = now[part];
		const left = review[part] && isObject(held) ? notRemoved(held, review[part]) : undefined;
		return sent !== undefined && left !== undefined ? [[part, emptied(sent, left)] as const] : [];
	});
	return parts.length > 0 ? { ...body, ...Object.fromEntries(parts) } : undefined;
}
