/** One field that the API refused, as it named it. */
export interface FieldProblem {
	field: string;
	message: string;
}

/** What is known about a failure beyond its two sentences. Never holds a secret or a response body. */
export interface ErrorFacts {
	/** HTTP status of the answer, if there was one. */
	httpStatus?: number;
	/** The API's own code, e.g. `NOT_FOUND` (newer `error_code`, older `error.code`). */
	errorCode?: string;
	/** The API's own sentence. */
	apiMessage?: string;
	/** The API's own field errors. */
	fields?: FieldProblem[];
	/** Milliseconds to wait before signing in again, where the API says so. */
	retryAfterMs?: number;
	/** How often the request was sent. */
	attempts?: number;
	/** Code of a network failure, e.g. `ECONNREFUSED`. */
	networkCode?: string;
	/** Whether a write failed of which nobody knows whether it was applied all the same. */
	inDoubt?: boolean;
	/** Whether trying again is worth it, where none of the above tells: see `isRetryable`. */
	retryable?: boolean;
}

/**
 * Why one item has no result, in words for a person who does not write code.
 * The message says what happened, the description what to do about it.
 */
export class ItemError extends Error {
	override readonly name = 'ItemError';

	constructor(
		message: string,
		readonly description: string,
		readonly facts: ErrorFacts = {},
	) {
		super(message);
	}
}

/** Whether it tells how a request went, and not what is wrong with the item, the node or the credential. */
export function isFromApi({ facts: { httpStatus, networkCode } }: ItemError): boolean {
	return httpStatus !== undefined || networkCode !== undefined;
}

/** Whether the same attempt may well succeed later: no answer came, or one that says "not now". */
export function isTransient({ facts: { networkCode, httpStatus = 0 } }: ItemError): boolean {
	return networkCode !== undefined || httpStatus >= 500 || [408, 425, 429].includes(httpStatus);
}

/** What the API calls a verification that is not there. The HTTP status tells nothing: a gateway, too, answers 404. */
const NOT_THERE = new Set(['NOT_FOUND', 'VERIFICATION_NOT_FOUND']);

/** Whether the API itself says that there is no such verification; of a login it could only say that there is no such user. */
export function isGone({ facts: { errorCode = '', retryable } }: ItemError): boolean {
	return retryable !== true && NOT_THERE.has(errorCode);
}

/** The same, saying how often it was tried when that was more than once. */
export function afterAttempts(
	{ message, description, facts }: ItemError,
	attempts: number,
): ItemError {
	if (attempts < 2) return new ItemError(message, description, facts);
	return new ItemError(message, sentences(description, `Tried ${attempts} times.`), {
		...facts,
		attempts,
	});
}

/** The same for a write that may have been applied although nothing says so. */
export function inDoubt({ message, description, facts }: ItemError): ItemError {
	const doubt =
		'Whether the change was made is not known: look at the record before sending it again.';
	return new ItemError(message, sentences(description, doubt), { ...facts, inDoubt: true });
}

/** Both as sentences, one after the other; the first may be empty. */
export function sentences(first: string, second: string): string {
	if (first === '') return second;
	return `${first}${/[.!?]$/.test(first) ? '' : '.'} ${second}`;
}
