import { inDoubt, ItemError } from '../errors/itemError';
import { asItemError } from '../errors/nodeError';
import type { ApiClient } from '../transport/api/client';
import { getVerification, putVerification } from '../transport/api/verifications';
import { isSame } from '../json/compare';
import type { JsonObject } from '../json/objects';
import { planFor, type Guards, type Plan } from './plan';
import { isApplied, type Review, type ReviewBody } from './review';
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
export interface Writing {
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
export async function write(
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
