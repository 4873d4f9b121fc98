import type { OperationId, VerificationStatus } from './types.cts';
import { errorStatuses, type ErrorStatuses } from './statuses.cts';

/** How the API behaves where its documentation leaves the question open. Everything can be changed while it runs. */
export interface SandboxOptions {
	/** Port to listen on; 0 takes a free one. */
	port: number;
	/** Lifetime of an access token. */
	accessTokenSeconds: number;
	/** Lifetime of a refresh token. */
	refreshTokenSeconds: number;
	/** `one`: a login or refresh ends the user's former session, as the documentation suggests. */
	sessionsPerUser: 'one' | 'many';
	/** Whether a refresh token works once only. */
	refreshTokenRotation: boolean;
	/** Whether the login answers `{ success, data }`, as an older generation did. */
	loginEnvelope: 'bare' | 'legacy';
	/** Shape and codes of errors. */
	errorGeneration: 'current' | 'legacy';
	/** HTTP status of each error; the documentation gives none for the current generation. */
	errorStatuses: ErrorStatuses;
	/** Whether `updateVerification` replaces output and configuration or merges into them. */
	updateSemantics: 'replace' | 'merge';
	/** Whether an update without any field is refused. */
	emptyUpdate: 'accept' | 'refuse';
	/** Whether `updateVerification` takes an API key. */
	apiKeyMayUpdate: boolean;
	/** Further operations that refuse an API key. */
	apiKeyRefusedBy: OperationId[];
	/** Operations that refuse a session token. */
	tokenRefusedBy: OperationId[];
	/** Whether body fields that are not documented are refused. */
	strictBodies: boolean;
	/** Statuses from which no update is possible; an older generation names IN_PROGRESS. */
	unreviewableStatuses: VerificationStatus[];
	/** Statuses that a retry takes without `force`. */
	retryableStatuses: VerificationStatus[];
	/** Largest `page_size` that is served; the folder list alone documents one. */
	maximumPageSize: number;
	/** Whether lists without documented paging (services, templates) are paged all the same, or come whole. */
	undocumentedPaging: boolean;
	/** Whether files are served to authenticated requests only. */
	filesNeedAuthentication: boolean;
	/** Whether `webhook_secret` is hidden in answers. */
	maskWebhookSecret: boolean;
	/** How long a created or retried verification stays IN_QUEUE and then IN_PROGRESS; null leaves it in the queue. */
	processingMs: number | null;
	/** Credits left; null is without limit. */
	credits: number | null;
	/** Delay of every answer. */
	delayMs: number;
	/** How many requests the record keeps; 0 keeps none, counters go on. */
	recordLimit: number;
}

export type PartialOptions = Partial<SandboxOptions>;

/** Options with nothing chosen: the newest documented behaviour. */
export function defaultOptions(): SandboxOptions {
	return {
		port: 0,
		accessTokenSeconds: 3600,
		refreshTokenSeconds: 30 * 24 * 3600,
		sessionsPerUser: 'one',
		refreshTokenRotation: true,
		loginEnvelope: 'bare',
		errorGeneration: 'current',
		errorStatuses: { ...errorStatuses },
		updateSemantics: 'replace',
		emptyUpdate: 'accept',
		apiKeyMayUpdate: true,
		apiKeyRefusedBy: [],
		tokenRefusedBy: [],
		strictBodies: false,
		unreviewableStatuses: ['IN_PROGRESS'],
		retryableStatuses: ['FAILED'],
		maximumPageSize: 100,
		undocumentedPaging: false,
		filesNeedAuthentication: false,
		maskWebhookSecret: false,
		processingMs: null,
		credits: null,
		delayMs: 0,
		recordLimit: 20_000,
	};
}
