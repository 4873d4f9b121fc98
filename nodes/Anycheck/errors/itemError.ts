import { codeEntry, faultOf, isProof, mayPass } from './catalogue';

/** One field that the API refused, as it named it. */
export interface FieldProblem {
	field: string;
	message: string;
}

/** What is known about a failure beyond its two sentences. Never holds a secret or a response body. */
export interface ErrorFacts {
	/** HTTP status of the response, if there was one. */
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

	/** The same, with more facts and a further sentence of advice. */
	with(facts: ErrorFacts, sentence = ''): ItemError {
		const description = sentences(this.description, sentence);
		return new ItemError(this.message, description, { ...this.facts, ...facts });
	}
}

/** Whether it tells how a request went, and not what is wrong with the item, the node or the credential. */
export function isFromApi({ facts: { httpStatus, networkCode } }: ItemError): boolean {
	return httpStatus !== undefined || networkCode !== undefined;
}

/** Whether the same attempt may well succeed later: no response came, or one that says "not now". */
export function isTransient({ facts }: ItemError): boolean {
	const { networkCode, httpStatus, errorCode = '' } = facts;
	return networkCode !== undefined || (httpStatus !== undefined && mayPass(httpStatus, errorCode));
}

/** Whether it tells nothing of what was asked for: somebody else answered, or nobody, or nobody could at that moment. */
export function saysNothing(error: ItemError): boolean {
	const { httpStatus, errorCode = '' } = error.facts;
	return isTransient(error) || (httpStatus !== undefined && !isProof(httpStatus, errorCode));
}

/**
 * Whether the API itself says that there is no such verification. The HTTP status tells nothing, for a gateway, too, answers
 * 404; and of a login it could only say that there is no such user.
 */
export function isGone({ facts: { errorCode = '', retryable } }: ItemError): boolean {
	return retryable !== true && codeEntry(errorCode).isGone === true;
}

/**
 * Whether the fault is not the item's own, so that the same item may well succeed in a later run. If not, it is refused
 * again until the item, the node's settings or the verification is changed.
 */
export function isRetryable({ facts }: ItemError): boolean {
	const { retryable, networkCode, httpStatus, errorCode = '' } = facts;
	if (retryable !== undefined) return retryable;
	if (networkCode !== undefined) return true;
	return httpStatus !== undefined && faultOf(httpStatus, errorCode) !== 'item';
}

/** The same as a fault of the whole run, such as the credential's, whatever response told of it. */
export function ofTheRun(error: ItemError): ItemError {
	return error.with({ retryable: true });
}

/** The same, saying how often it was tried when that was more than once. */
export function afterAttempts(error: ItemError, attempts: number): ItemError {
	return attempts < 2 ? error : error.with({ attempts }, `Tried ${attempts} times.`);
}

/** The same for a write that may have been applied although no response says so. */
export function asAmbiguous(error: ItemError): ItemError {
	return error.with(
		{ inDoubt: true },
		'Whether the change was made is not known: look at the record before sending it again.',
	);
}

/** The same, saying how long to wait before trying again. @param pauseMs what is left of a pause; none when 0 */
export function waitFirst(error: ItemError, pauseMs: number): ItemError {
	if (pauseMs <= 0) return error;
	const seconds = Math.ceil(pauseMs / 1000);
	const time = seconds === 1 ? 'one second' : `${seconds} seconds`;
	return error.with({}, `Wait at least ${time} before you try again.`);
}

/** Both as sentences, one after the other; either may be empty. */
function sentences(first: string, second: string): string {
	if (first === '' || second === '') return first + second;
	return `${first}${/[.!?]$/.test(first) ? '' : '.'} ${second}`;
}
