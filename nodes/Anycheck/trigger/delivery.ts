import { isId } from '../verification/id';
import { isKnownStatus } from '../verification/statuses';
import type { JsonObject } from '../json/objects';
import { DELIVERY_PATHS, valuesAt } from './deliveryPaths';
import { instantOf } from './instant';
import { jsonBodyOf, type JsonBody } from './jsonBody';
import { isLegacyEvent, statusOf, statusOfEvent } from './statuses';

/** What a delivery says about a change; what it does not say is missing. */
export interface Delivery {
	/** Empty when the body names none. */
	event: string;
	/** In lower case, like all ids here. */
	verificationId?: string;
	/** One of the documented statuses. */
	status?: string;
	resultId?: string;
	serviceId?: string;
	folderId?: string;
	/** When the change happened, in milliseconds since 1970. */
	occurredAt?: number;
	/** The whole body. */
	body: JsonObject;
}

/** `unrecognized`: a JSON object with neither an event nor an id. */
export type UnreadableReason = Extract<JsonBody, { kind: 'unreadable' }>['reason'] | 'unrecognized';

export type ReadDelivery =
	({ kind: 'delivery' } & Delivery) | { kind: 'unreadable'; reason: UnreadableReason };

/**
 * Reads the body of a webhook request, of both generations and tolerantly, since the fields of the current one are not
 * documented: see `DELIVERY_PATHS` for the places and their order. Never throws.
 *
 * @param contentType the request's header
 */
export function readDelivery(rawBody: Buffer, contentType?: string): ReadDelivery {
	const json = jsonBodyOf(rawBody, contentType);
	if (json.kind === 'unreadable') return json;
	const body = json.object;
	const event = firstOf(body, 'event', eventOf) ?? '';
	const verificationId = firstOf(body, 'verificationId', idOf);
	if (event === '' && verificationId === undefined) {
		return { kind: 'unreadable', reason: 'unrecognized' };
	}
	const status = announcedStatus(body, event);
	const resultId = firstOf(body, 'resultId', idOf);
	const serviceId = firstOf(body, 'serviceId', idOf);
	const folderId = firstOf(body, 'folderId', idOf);
	const occurredAt = occurrence(body, event);
	return {
		kind: 'delivery',
		event,
		...(verificationId !== undefined && { verificationId }),
		...(status !== undefined && { status }),
		...(resultId !== undefined && { resultId }),
		...(serviceId !== undefined && { serviceId }),
		...(folderId !== undefined && { folderId }),
		...(occurredAt !== undefined && { occurredAt }),
		body,
	};
}

function firstOf<T>(
	body: JsonObject,
	name: keyof typeof DELIVERY_PATHS,
	read: (value: unknown) => T | undefined,
): T | undefined {
	return valuesAt(body, DELIVERY_PATHS[name])
		.map(read)
		.find((value) => value !== undefined);
}

/** Documented ones only: another `status` may be that of the delivery itself, like "success". */
function announcedStatus(body: JsonObject, event: string): string | undefined {
	const known = (value: unknown) => {
		const status = statusOf(value);
		return status !== undefined && isKnownStatus(status) ? status : undefined;
	};
	return firstOf(body, 'status', known) ?? statusOfEvent(event);
}

/** The older generation sends no time but that of the verification's end, of which it tells. */
function occurrence(body: JsonObject, event: string): number | undefined {
	const told = firstOf(body, 'occurredAt', instantOf);
	if (told !== undefined || !isLegacyEvent(event)) return told;
	return firstOf(body, 'completedAt', instantOf);
}

function eventOf(value: unknown): string | undefined {
	const name = typeof value === 'string' ? value.trim() : '';
	return /^[\w.:/-]{1,100}$/.test(name) ? name : undefined;
}

function idOf(value: unknown): string | undefined {
	const text = typeof value === 'string' ? value.trim() : '';
	return isId(text) ? text.toLowerCase() : undefined;
}
