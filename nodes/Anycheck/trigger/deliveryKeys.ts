import { createHash } from 'node:crypto';
import type { JsonObject } from '../json/objects';
import { isLegacyEvent, type Delivery } from './delivery';
import { instantOf, statusOf } from './values';

/** How much earlier than the verification's `updated_at` a delivery may be dated that tells of it: clocks, whole seconds. */
const SKEW_MS = 1000;

/**
 * What makes a delivery the same as an earlier one: the change that it tells of, or else its bytes. The signature does not
 * count, for a repeat may be signed anew. Deliveries of the older generation count by their bytes: their one time is that of
 * the verification's end and may be the same for two changes.
 */
export function deliveryKey(delivery: Delivery, rawBody: Buffer): string {
	const { event, verificationId, status = '', occurredAt } = delivery;
	if (verificationId === undefined || occurredAt === undefined || isLegacyEvent(event)) {
		return `body ${createHash('sha256').update(rawBody).digest('hex')}`;
	}
	return `change ${event} ${verificationId} ${status} ${occurredAt}`;
}

/**
 * A second key, for senders that date a repeat anew: the state of the verification of which the delivery tells. Undefined
 * when it tells of an earlier one (another status, or dated before `updated_at`), or when it has no date that could differ.
 * A delivery without a status only says that something has changed, so that each state found then counts once.
 *
 * @param verification as the API answers it; its `updated_at` is taken to move with each change of status
 */
export function stateKey(delivery: Delivery, verification: JsonObject): string | undefined {
	const { verificationId, occurredAt } = delivery;
	const status = statusOf(verification.status);
	const updatedAt = instantOf(verification.updated_at);
	if (verificationId === undefined || status === undefined || updatedAt === undefined) {
		return undefined;
	}
	const key = `state ${verificationId} ${status} ${updatedAt}`;
	if (delivery.status === undefined) return key;
	if (delivery.status !== status || occurredAt === undefined) return undefined;
	return occurredAt >= updatedAt - SKEW_MS ? key : undefined;
}
