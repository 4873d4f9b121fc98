import { ItemError } from '../errors/itemError';
import { asItemError } from '../errors/nodeError';
import type { ApiClient } from '../transport/api/client';
import { isSame } from '../json/compare';
import { emptied, notRemoved } from '../json/merge';
import { isObject, type JsonObject } from '../json/objects';
import type { Guards } from './plan';
import { reviewable, type Review, type ReviewBody } from './review';
import { write, type Writing, type Written } from './write';

/** The parts of a review that are objects. */
const PARTS = ['output', 'configuration'] as const;

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
		PARTS.every(
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
	const parts = PARTS.flatMap((part) => {
		const sent = body[part];
		const held = now[part];
		const left = review[part] && isObject(held) ? notRemoved(held, review[part]) : undefined;
		return sent !== undefined && left !== undefined ? [[part, emptied(sent, left)] as const] : [];
	});
	return parts.length > 0 ? { ...body, ...Object.fromEntries(parts) } : undefined;
}
