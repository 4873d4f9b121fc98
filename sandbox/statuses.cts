import type { VerificationStatus } from './types.cts';

/**
 * HTTP status of each kind of error. None is documented for the current generation, so this table is an assumption that
 * `options.errorStatuses` can replace entry by entry.
 */
export const errorStatuses = {
	INVALID_REQUEST: 400,
	INVALID_ID: 400,
	INVALID_VALUE: 400,
	ALREADY_EXISTS: 409,
	UNAUTHORIZED: 401,
	SESSION_ENDED: 401,
	API_KEY_EXPIRED: 401,
	INVALID_API_KEY: 401,
	INVALID_CREDENTIALS: 401,
	TOKEN_EXPIRED: 401,
	INVALID_TOKEN: 401,
	REQUEST_TIMEOUT: 408,
	FORBIDDEN: 403,
	INSUFFICIENT_BALANCE: 403,
	QUOTA_EXCEEDED: 403,
	NOT_FOUND: 404,
	INTERNAL_SERVER_ERROR: 500,
};

/** Kinds of errors: the documented codes, and SESSION_ENDED, which the API also calls UNAUTHORIZED. */
export type ErrorKind = keyof typeof errorStatuses;
export type ErrorStatuses = Record<ErrorKind, number>;

/** Status of success; not documented either. */
export const successStatuses: Readonly<Record<string, number>> = {
	createVerification: 201,
	createFolder: 201,
	createTemplate: 201,
	uploadFiles: 201,
};

/** All statuses of a verification. */
export const verificationStatuses = [
	'DRAFT',
	'IN_QUEUE',
	'IN_PROGRESS',
	'COMPLETED',
	'FAILED',
	'CANCELLED',
	'NEED_REVIEW',
	'FRAUD_DETECTED',
	'PARTIALLY_COMPLETED',
	'PARTIALLY_FAILED',
] as const satisfies VerificationStatus[];
