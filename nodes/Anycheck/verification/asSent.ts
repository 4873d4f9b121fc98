import { inDoubt, ItemError } from '../errors/itemError';
import { asItemError } from '../errors/nodeError';
import type { ApiClient } from '../transport/api/client';
import { getVerification } from '../transport/api/verifications';
import type { JsonObject } from '../json/objects';
import type { ReviewBody } from './review';

/**
 * The verification after a write that was answered with success. Whether an update is in force when it is answered is not
 * documented: an answer in another status than was sent is looked into, for it may be no review at all.
 *
 * @throws ItemError when it stays in another status, or cannot be read
 */
export async function asSent(
	client: ApiClient,
	id: string,
	{ verification_status: sent }: ReviewBody,
	answered: JsonObject,
): Promise<JsonObject> {
	if (sent === undefined || answered.status === sent) return answered;
	const now = await readAgain(client, id);
	if (now.status === sent) return now;
	throw new ItemError(
		`AnyCheck answered, but the verification is still ${String(now.status)}`,
		`It was to become ${sent}. Look at it in AnyCheck, then try again.`,
		{ retryable: true },
	);
}

async function readAgain(client: ApiClient, id: string): Promise<JsonObject> {
	try {
		return await getVerification(client, id);
	} catch (error) {
		return unknown(asItemError(error));
	}
}

function unknown(error: ItemError): never {
	throw inDoubt(error);
}
