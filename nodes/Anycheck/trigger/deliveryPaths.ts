import type { JsonObject } from '../json/objects';
import { valueAt } from '../json/paths';

/**
 * Where a delivery may tell something, best place first. Only `event` and `timestamp` of the current generation and the
 * plain names of the older one are documented. A plain `id` comes last: next to other ids it is that of the event.
 */
export const DELIVERY_PATHS = {
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

/** What is at these places, in their order. A list of one value counts as that value. */
export function valuesAt(body: JsonObject, paths: readonly string[]): unknown[] {
	return paths.map((path) => {
		const value = valueAt(body, path);
		return Array.isArray(value) && value.length === 1 ? (value[0] as unknown) : value;
	});
}
