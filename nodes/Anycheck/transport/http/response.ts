import { saysNo } from '../../errors/apiProblem';
import type { ItemError } from '../../errors/itemError';
import { noResponse, refusal, unexpectedResponse } from '../../errors/responseError';
import { isObject, type JsonObject } from '../../json/objects';
import type { TimedRequest } from './deadline';

/** A response of any status. */
export interface HttpResponse {
	kind: 'response';
	status: number;
	headers: Record<string, unknown>;
	body: unknown;
	/** A refusal as of one who may not ask, but the API takes the credential: it is about what was asked for. */
	isAboutItem?: true;
}

/** What came of a request: a response, no (whole) response, or it was never sent. */
export type HttpResult =
	| HttpResponse
	| { kind: 'noResponse'; networkCode: string }
	| { kind: 'notSent'; reason: ItemError };

/**
 * The same from a `Sender`; or the session had ended, and there is a new one now with which to send it again, which may be one
 * that another worker asked for.
 */
export type SendResult = HttpResult | { kind: 'sessionRenewed'; isTakenOver: boolean };

/** Sends requests in the name of whoever is asking: authenticates them, and renews the session where it has ended. */
export interface Sender {
	/** Set when no request can succeed any more: from then on nothing is sent. */
	readonly closed: ItemError | undefined;
	/** How it proves who is asking: `login`, `apiKey` or `accessToken`. */
	readonly authentication: string;
	/**
	 * Sends one request. Never throws.
	 * @param mayRenew whether a refusal may be the session's fault; the request then has to be sent again
	 * @param takesKey see `ApiRequest`
	 */
	send(request: TimedRequest, mayRenew: boolean, takesKey: boolean): Promise<SendResult>;
}

/**
 * The resource itself; the oldest documented generation puts it into `{ success, data }`. A bare list counts as the `items`
 * of one: which form some lists have is not documented.
 */
export function resourceIn(result: SendResult): JsonObject | undefined {
	if (result.kind !== 'response') return undefined;
	if (!isObject(result.body)) return listIn(result.body);
	const { success, data } = result.body;
	if (typeof success !== 'boolean') return result.body;
	return isObject(data) ? data : (listIn(data) ?? result.body);
}

function listIn(body: unknown): JsonObject | undefined {
	return Array.isArray(body) ? { items: body } : undefined;
}

/** What to tell about a result that is no success. */
export function errorFrom(
	result: HttpResult,
	{ subject, takesKey = false }: { subject: string; takesKey?: boolean },
	authentication: string,
): ItemError {
	if (result.kind === 'notSent') return result.reason;
	if (result.kind === 'noResponse') return noResponse(result.networkCode);
	const { status, body, isAboutItem } = result;
	if (status < 300 && !saysNo(body)) return unexpectedResponse(status, body);
	return refusal(status, body, { subject, authentication, takesKey, isAboutItem });
}

/**
 * The code of a network failure, e.g. `ECONNRESET`, wherever n8n's wrapping has put it; else `UNKNOWN`. Before 2.34, n8n's
 * error does not hold what it was caused by, and has the code where a status would be.
 */
export function networkCodeOf(error: unknown): string {
	for (const cause of causesOf(error)) {
		if (!isObject(cause)) continue;
		const code = cause.code ?? cause.httpCode;
		if (typeof code === 'string' && /^[A-Z][A-Z_0-9]+$/.test(code)) return code;
	}
	return 'UNKNOWN';
}

/** The error, and what it was caused by, outermost first. */
export function causesOf(error: unknown): unknown[] {
	const causes: unknown[] = [];
	for (let cause = error; cause !== undefined && causes.length < 5;) {
		causes.push(cause);
		cause = isObject(cause) ? cause.cause : undefined;
	}
	return causes;
}
