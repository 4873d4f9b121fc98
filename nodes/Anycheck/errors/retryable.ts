import { ItemError } from './itemError';

/** Statuses that refuse what was asked for, whoever asks and whenever. 404 is one only where the API itself answers it. */
const REFUSES_THE_ITEM = new Set([400, 404, 409, 411, 413, 415, 422]);

/** Codes about who asks or how the service is, which are to be trusted more than the HTTP status. */
const NOT_ABOUT_THE_ITEM = new Set([
	'UNAUTHORIZED',
	'INVALID_TOKEN',
	'TOKEN_EXPIRED',
	'INVALID_API_KEY',
	'API_KEY_EXPIRED',
	'INVALID_CREDENTIALS',
	'FORBIDDEN',
	'INSUFFICIENT_BALANCE',
	'INSUFFICIENT_CREDITS',
	'QUOTA_EXCEEDED',
	'REQUEST_TIMEOUT',
	'SERVICE_UNAVAILABLE',
	'PROVIDER_ERROR',
	'INTERNAL_SERVER_ERROR',
]);

/**
 * Whether the fault is not the item's own, so that the same item may well succeed in a later run. If not, it is refused
 * again until the item, the node's settings or the verification is changed.
 */
export function isRetryable({ facts }: ItemError): boolean {
	const { retryable, networkCode, httpStatus, errorCode = '' } = facts;
	if (retryable !== undefined) return retryable;
	if (networkCode !== undefined) return true;
	if (httpStatus === undefined) return false;
	if (NOT_ABOUT_THE_ITEM.has(errorCode)) return true;
	// An answer of success says no by its code alone; a 404 without one comes from something else than the API.
	if (httpStatus < 300 || httpStatus === 404) return errorCode === '';
	return !REFUSES_THE_ITEM.has(httpStatus);
}

/** The same as a fault of the whole run, such as the credential's, whatever the answer was that told of it. */
export function ofTheRun({ message, description, facts }: ItemError): ItemError {
	return new ItemError(message, description, { ...facts, retryable: true });
}
