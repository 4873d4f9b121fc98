import type { JsonObject, Service, Verification, VerificationStatus } from '../types.cts';
import { folders } from './folders.cts';
import { uuidOf } from './ids.cts';
import { services } from './services.cts';

/** Documented order of magnitude: processing takes seconds. */
const started = '2025-03-01T02:00:00Z';
const ended = '2025-03-01T02:00:03Z';

const finished: VerificationStatus[] = [
	'COMPLETED',
	'NEED_REVIEW',
	'FAILED',
	'PARTIALLY_COMPLETED',
	'PARTIALLY_FAILED',
];

/** Whether the work on a verification in this status has come to its end. */
export function isFinished(status: VerificationStatus): boolean {
	return finished.includes(status);
}

/** What a verification is made from; everything else is filled in. */
export type VerificationSeed = Partial<Verification> & { id: string };

/** A verification with every documented field. */
export function buildVerification(
	{ id, ...seed }: VerificationSeed,
	service: Service = services.ktp,
): Verification {
	const status = seed.status ?? 'NEED_REVIEW';
	const done = isFinished(status);
	const waiting = status === 'DRAFT' || status === 'IN_QUEUE';
	const totalFiles = Object.values(seed.input_config?.files ?? {}).flat().length;
	return {
		// The documented order of fields, which tables of users then show.
		id,
		service: { id: service.id, name: service.name },
		user_id: uuidOf('user reviewer@example.test'),
		api_key: null,
		folder_id: folders.loans.id,
		result_id: uuidOf(`result of ${id}`),
		execution_time: done ? 3.1 : 0,
		status,
		start_date: waiting ? null : started,
		end_date: done ? ended : null,
		input_config: {},
		input_file_url: {},
		output: {},
		output_file_url: null,
		output_status: null,
		external_job_id: {
			ocr_job_id: [uuidOf(`ocr ${id}`)],
			fraud_job_id: [uuidOf(`fraud ${id}`)],
		},
		webhook_url: null,
		webhook_metadata: {},
		export_file_url: null,
		credit_used: waiting ? 0 : service.credit_cost_default,
		total_files: totalFiles,
		total_pages: totalFiles,
		created_at: started,
		updated_at: done ? ended : started,
		...seed,
	};
}

/** Deep merge: objects are merged, everything else replaces. */
export function mergeDeep(current: JsonObject, change: JsonObject): JsonObject {
	const merged = new Map(Object.entries(current));
	for (const [key, value] of Object.entries(change)) {
		const before = merged.get(key);
		merged.set(key, isObject(before) && isObject(value) ? mergeDeep(before, value) : value);
	}
	return Object.fromEntries(merged);
}

function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
