import type { JsonObject } from '../json/objects';
import { valueAt } from '../json/paths';
import { isId } from '../verification/id';
import { STATUS_VALUES } from '../verification/statuses';
import { jsonBodyOf, type JsonBody } from './jsonBody';
import { instantOf, statusOf } from './values';

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
 * Where a delivery may tell something, best place first. Only `event` and `timestamp` of the current generation and the
 * plain names of the older one are documented. A plain `id` comes last: next to other ids it is that of the event.
 */
const PATHS = {
	event: ['event', 'event_type', 'type'],
	verificationId: [
		'verification_id',
		'data.verification_id',
		'verification.id',
		'data.verification.id',
		'verification',
		'data.id',
		'verification_ids',
		'data.verification_ids',
		'id',
	],
	status: [
		'status',
		'verification_status',
		'data.status',
		'data.verification_status',
		'verification.status',
		'data.verification.status',
		'new_status',
		'data.new_status',
		'current_status',
		'data.current_status',
	],
	resultId: [
		'result_id',
		'data.result_id',
		'verification.result_id',
		'data.verification.result_id',
	],
	serviceId: [
		'service_id',
		'service.id',
		'data.service_id',
		'data.service.id',
		'verification.service.id',
		'data.verification.service.id',
	],
	folderId: [
		'folder_id',
		'folder.id',
		'data.folder_id',
		'data.folder.id',
		'verification.folder_id',
		'data.verification.folder_id',
	],
	occurredAt: ['timestamp', 'data.timestamp', 'occurred_at', 'data.occurred_at'],
	completedAt: ['completed_at', 'data.completed_at'],
} as const;

/** The events of the older generation, which say in their names what the status has become. */
const LEGACY_EVENTS: ReadonlyMap<string, string> = new Map([
	['verification.completed', 'COMPLETED'],
	['verification.failed', 'FAILED'],
	['verification.needs_review', 'NEED_REVIEW'],
]);

/** Whether the event is one of the older generation. */
export function isLegacyEvent(event: string): boolean {
	return LEGACY_EVENTS.has(event);
}

/**
 * Reads the body of a webhook request, of both generations and tolerantly, since the fields of the current one are not
 * documented: see `PATHS` for the places and their order. Never throws.
 *
 * @param contentType the request's header
 * @param idPath the one place of the verification's id; empty to look at all
 */
export function readDelivery(rawBody: Buffer, contentType?: string, idPath = ''): ReadDelivery {
	const json = jsonBodyOf(rawBody, contentType);
	if (json.kind === 'unreadable') return json;
	const body = json.object;
	const event = firstOf(body, 'event', eventOf) ?? '';
	const verificationId =
		idPath === '' ? firstOf(body, 'verificationId', idOf) : idOf(single(valueAt(body, idPath)));
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
	name: keyof typeof PATHS,
	read: (value: unknown) => T | undefined,
): T | undefined {
	return PATHS[name]
		.map((path) => read(single(valueAt(body, path))))
		.find((value) => value !== undefined);
}

/** A list of one value counts as that value. */
function single(value: unknown): unknown {
	return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

/** Documented ones only: another `status` may be that of the delivery itself, like "success". */
function announcedStatus(body: JsonObject, event: string): string | undefined {
	const known = (value: unknown) => {
		const status = statusOf(value);
		return status !== undefined && STATUS_VALUES.includes(status) ? status : undefined;
	};
	return firstOf(body, 'status', known) ?? LEGACY_EVENTS.get(event);
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
