import type { IHttpRequestOptions } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import { isObject, type JsonObject } from '../../json/objects';
import { parsedOr } from '../../json/numbers';
/**
 * What came of a request: an answer of any status, no (whole) answer, it was never sent, or it was refused for an ended
 * session, instead of which there is a new one now.
 */
export type Answer =
	| { kind: 'answered'; status: number; headers: Record<string, unknown>; body: unknown }
	| { kind: 'unanswered'; networkCode: string }
	| { kind: 'unsent'; reason: ItemError }
	| { kind: 'renewed' };

/** All of them but the last, which only a `Sender` gives. */
export type OwnAnswer = Exclude<Answer, { kind: 'renewed' }>;

/** Sends requests in the name of whoever is asking: authenticates them, and renews the session where it has ended. */
export interface Sender {
	/** Set when no request can succeed any more: from then on nothing is sent. */
	readonly closed: ItemError | undefined;
	/** How it proves who is asking: `login`, `apiKey` or `accessToken`. */
	readonly authentication: string;
	/**
	 * Sends one request. Never throws.
	 * @param mayRenew whether a refusal may be the session's fault; the request then has to be sent again
	 */
	send(request: IHttpRequestOptions, mayRenew: boolean): Promise<Answer>;
}

/**
 * How every request is made: JSON both ways (but the answer is read here: n8n would round long numbers), the answer whole,
 * statuses judged here and not by n8n, and no redirect followed (it would turn a PUT into a GET, or take a token to another
 * server).
 */
export const EXCHANGE = {
	json: true,
	encoding: 'text',
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
} satisfies Partial<IHttpRequestOptions>;

/**
 * Waits for a request made with `EXCHANGE`. Never throws: n8n's own errors hold the whole request, secrets
 * included, so only their code goes on.
 */
export async function answerOf(sending: Promise<unknown>): Promise<OwnAnswer> {
	try {
		const response = await sending;
		if (isObject(response) && typeof response.statusCode === 'number') {
			const { statusCode, headers, body } = response;
			return {
				kind: 'answered',
				status: statusCode,
				headers: isObject(headers) ? headers : {},
				body: contentOf(body),
			};
		}
		return { kind: 'unanswered', networkCode: 'NO_RESPONSE' };
	} catch (error) {
		const reason = ownReason(error);
		if (reason !== undefined) return { kind: 'unsent', reason };
		return { kind: 'unanswered', networkCode: networkCodeOf(error) };
	}
}

/** What the text says if it is JSON, else the text. A body that n8n has read already stays as it is, and so does a file. */
function contentOf(body: unknown): unknown {
	return typeof body === 'string' ? parsedOr(body, body) : body;
}

/**
 * The resource itself; the oldest documented generation puts it into `{ success, data }`. A bare list counts as the `items`
 * of one: which form some lists have is not documented.
 */
export function resourceIn(answer: Answer): JsonObject | undefined {
	if (answer.kind !== 'answered') return undefined;
	if (!isObject(answer.body)) return listIn(answer.body);
	const { success, data } = answer.body;
	if (typeof success !== 'boolean') return answer.body;
	return isObject(data) ? data : (listIn(data) ?? answer.body);
}

function listIn(body: unknown): JsonObject | undefined {
	return Array.isArray(body) ? { items: body } : undefined;
}

/** Whether the body refuses, whatever the status: the oldest documented generation says `success: false`. */
export function saysNo(body: unknown): boolean {
	return isObject(body) && body.success === false;
}

/** Our own reason, if one was thrown while n8n prepared the request (signing, logging in). */
function ownReason(error: unknown): ItemError | undefined {
	return causesOf(error).find((cause) => cause instanceof ItemError);
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
