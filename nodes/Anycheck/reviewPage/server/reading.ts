import { isGone, type ItemError } from '../../errors/itemError';
import { asItemError } from '../../errors/nodeError';
import type { ApiClient } from '../../transport/api/client';
import { getVerification } from '../../transport/api/verifications';
import type { JsonObject } from '../../json/objects';

/** The verification, or why it cannot be read at the moment. @throws ItemError when it is gone, for that is final */
export async function readIfPossible(
	client: ApiClient,
	id: string,
): Promise<JsonObject | ItemError> {
	try {
		return await getVerification(client, id);
	} catch (error) {
		const reason = asItemError(error);
		if (isGone(reason)) throw reason;
		return reason;
	}
}
