import { createHash } from 'node:crypto';
import type { JsonObject } from '../json/objects';
import { isLegacyEvent, type Delivery } from './delivery';
import { instantOf, statusOf } from './values';

/**
 * What makes a delivery the same as an earlier one: the change that it tells of, or else what its body says. Neither the
 * signature nor the bytes count: a repeat may be signed anew, and spaces around a body may be part of what was signed.
 * Deliveries of the older generation count by their bodies: their one time is that of the verification's end and may be the
 * same for two changes.
 */
export function deliveryKey(delivery: Delivery): string {
	const { event, verificationId, status = '', occurredAt, body } = delivery;
	if (verificationId === undefined || occurredAt === undefined || isLegacyEvent(event)) {
		return `body ${createHash('sha256').update(JSON.stringify(body)).digest('hex')}`;
	}
	return `change ${event} ${verificationId} ${status} ${occurredAt}`;
}

/**
 * A second key, for senders that date a repeat anew: the reported status, and the state of the verification that was found.
 * A delivery without a status only says that something has changed, so that each state found then counts once.
 *
 * @param verification as the API answers it; its `updated_at` is taken to move with each change of status
 */
export function stateKey(delivery: Delivery, verification: JsonObject): string | undefined {
	const { verificationId } = delivery;
	const status = delivery.status ?? statusOf(verification.status);
	const updatedAt = instantOf(verification.updated_at);
	if (verificationId === undefined || status === undefined || updatedAt === undefined) {
		return undefined;
	}
	return `state ${verificationId} ${status} ${updatedAt}`;
}
