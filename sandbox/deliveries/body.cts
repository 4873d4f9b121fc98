import type { components } from '../../nodes/Anycheck/api.generated';
import type { WebhookOptions } from '../options.cts';
import type { JsonObject, Verification, VerificationStatus } from '../types.cts';

type Schemas = components['schemas'];
type LegacyEvent = Schemas['LegacyVerificationEvent'];

/** The three events of the older generation, by their status. */
const legacyEvents = {
	COMPLETED: 'verification.completed',
	FAILED: 'verification.failed',
	NEED_REVIEW: 'verification.needs_review',
} as const satisfies Record<NonNullable<LegacyEvent['status']>, LegacyEvent['event']>;

/**
 * Body of a delivery.
 * @param verification as it was when its status changed
 * @param at the sender's clock, in milliseconds since 1970
 * @returns undefined when the generation has no event for this status
 */
export function eventBody(
	verification: Verification,
	{ generation, fields, constants }: WebhookOptions,
	at: number,
): JsonObject | undefined {
	if (generation === 'legacy') return legacyBody(verification);
	const body: Schemas['VerificationEvent'] = {
		event: 'verification.status_changed',
		timestamp: new Date(at).toISOString(),
		...structuredClone(constants),
	};
	for (const [path, field] of Object.entries(fields)) {
		put(body, path.split('.'), verification[field]);
	}
	return body;
}

function legacyBody(verification: Verification): LegacyEvent | undefined {
	const { status } = verification;
	if (!isLegacyStatus(status)) return undefined;
	return {
		event: legacyEvents[status],
		verification_id: verification.id,
		result_id: verification.result_id,
		status,
		service: verification.service,
		output: verification.output,
		metadata: verification.webhook_metadata,
		execution_time: verification.execution_time,
		completed_at: verification.end_date ?? verification.updated_at,
		credit_used: verification.credit_used,
	};
}

function isLegacyStatus(status: VerificationStatus): status is keyof typeof legacyEvents {
	return status in legacyEvents;
}

function put(holder: JsonObject, [key = '', ...rest]: string[], value: unknown): void {
	if (rest.length === 0) {
		holder[key] = value;
		return;
	}
	const inner = Object.hasOwn(holder, key) ? holder[key] : undefined;
	const next = isObject(inner) ? inner : {};
	holder[key] = next;
	put(next, rest, value);
}

function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
