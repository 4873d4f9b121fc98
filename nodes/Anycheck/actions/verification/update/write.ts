import type { ApiClient } from '../../../transport/client';
import { emptied, notRemoved } from '../../../verification/merge';
import type { JsonObject } from '../../../verification/objects';
import { planFor, type Guards } from '../../../verification/plan';
import { isApplied, reviewable, type Review, type ReviewBody } from '../../../verification/review';

/** What a write came to. */
export interface Written {
	after: JsonObject;
	/** What was sent last. */
	body: ReviewBody;
	attempts: number;
	wasInDoubt: boolean;
	/** Set when, while an attempt was in doubt, the guards began to forbid another. */
	skipReason?: string;
}

/** What a write is for, and what was there before (if a guard needed to know). */
interface Writing {
	review: Review;
	guards: Guards;
	before: JsonObject | undefined;
}

/** The verification as the API has it now. @throws ItemError */
export async function readVerification(client: ApiClient, id: string): Promise<JsonObject> {
	return await client.request({
		method: 'GET',
		path: ['verifications', id],
		subject: 'verification',
	});
}

/**
 * Sends the review. When nobody knows whether an attempt was applied, the verification is read: what was applied is not
 * sent again, and what was not is planned anew from what is there now, guards included.
 *
 * @throws ItemError when it is refused, or its fate cannot be found out
 */
async function write(
	client: ApiClient,
	id: string,
	first: ReviewBody,
	{ review, guards, before }: Writing,
): Promise<Written> {
	let body = first;
	let skipReason: string | undefined;
	const { resource, attempts, wasInDoubt } = await client.send({
		method: 'PUT',
		path: ['verifications', id],
		subject: 'verification',
		body,
		settle: async () => {
			const now = await readVerification(client, id);
			if (isApplied(body, now, before)) return { found: now };
			const plan = planFor(review, guards, before && now);
			if (plan.do === 'skip') {
				skipReason = plan.reason;
				return { found: now };
			}
			body = plan.body;
			return { send: body };
		},
	});
	return { after: resource, body, attempts, wasInDoubt, ...(skipReason && { skipReason }) };
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
	if (writing.guards.mode !== 'merge' || written.skipReason !== undefined) return written;
	const body = emptyingBody(written.body, writing.review, written.after);
	if (body === undefined) return written;
	const { verification_status: status, ...objects } = body;
	// The first write has passed the guards, and may itself have changed what they look at.
	const guards: Guards = { ...writing.guards, mode: 'replace', onlyIf: [], skipUnchanged: false };
	const review = { ...objects, ...(status && { status }) };
	const second = await write(client, id, body, { review, guards, before: written.after });
	return { ...second, attempts: written.attempts + second.attempts };
}

function emptyingBody(body: ReviewBody, review: Review, after: JsonObject): ReviewBody | undefined {
	const now = reviewable(after);
	const parts = (['output', 'configuration'] as const).flatMap((part) => {
		const sent = body[part];
		const left = review[part] && notRemoved(now[part], review[part]);
		return sent !== undefined && left !== undefined ? [[part, emptied(sent, left)] as const] : [];
	});
	return parts.length > 0 ? { ...body, ...Object.fromEntries(parts) } : undefined;
}
