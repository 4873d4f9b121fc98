import type { IHttpRequestOptions } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import { isObject } from '../../json/objects';
import { parseExactly } from '../../json/numbers';
import { tryParse } from '../../json/tryParse';
import { Deadline, type TimedRequest } from './deadline';
import { MultipartForm } from './multipart';
import { causesOf, networkCodeOf, type HttpResult } from './response';

/**
 * How every request is made: JSON both ways (but the response is read here: n8n would round long numbers, and take as much as
 * comes), the response whole, statuses judged here and not by n8n, and no redirect followed (it would turn a PUT into a GET,
 * or take a token to another server).
 */
const HTTP_OPTIONS = {
	json: true,
	encoding: 'stream',
	returnFullResponse: true,
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
} satisfies Partial<IHttpRequestOptions>;

/** Some hundred pages of an output. n8n needs a multiple of it while it is read, and for each item that is worked on. */
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;

/** More of a response that refuses is not read. */
const MAX_REFUSAL_BYTES = 65_536;

/**
 * Sends one request and reads its response. Never throws: n8n's own errors hold the whole request, secrets included, so only
 * their code goes on.
 */
export async function exchange(
	send: (request: TimedRequest) => Promise<unknown>,
	{ endSignal, ...request }: TimedRequest,
): Promise<HttpResult> {
	const deadline = new Deadline(request.timeout);
	const signal = endSignal ? AbortSignal.any([deadline.signal, endSignal]) : deadline.signal;
	const ends = { abortSignal: signal, endSignal: signal };
	const { body } = request;
	const extend = () => {
		deadline.extend();
	};
	try {
		const response = await send({
			...HTTP_OPTIONS,
			...request,
			// The library's own timer would end a large file in the middle.
			...(body instanceof MultipartForm && { body: body.watched(extend), timeout: 0 }),
			...ends,
		});
		return await responseFrom(response, request.isFile === true);
	} catch (error) {
		// Our own reason, if one was thrown while n8n prepared the request (authenticating, logging in).
		const reason = causesOf(error).find((cause) => cause instanceof ItemError);
		if (reason !== undefined) return { kind: 'notSent', reason };
		return {
			kind: 'noResponse',
			networkCode: deadline.isMissed ? 'ETIMEDOUT' : networkCodeOf(error),
		};
	} finally {
		deadline.lift();
	}
}

async function responseFrom(response: unknown, isFile: boolean): Promise<HttpResult> {
	if (!isObject(response) || typeof response.statusCode !== 'number') {
		return { kind: 'noResponse', networkCode: 'NO_RESPONSE' };
	}
	const { statusCode: status, headers, body } = response;
	const result = { kind: 'response', status, headers: isObject(headers) ? headers : {} } as const;
	const isSuccess = status < 300;
	if (!isStream(body) || (isFile && isSuccess)) return { ...result, body };
	const { text, isWhole } = await textOf(body, isSuccess ? MAX_ANSWER_BYTES : MAX_REFUSAL_BYTES);
	if (isSuccess && !isWhole) return { kind: 'noResponse', networkCode: 'ANSWER_TOO_LARGE' };
	const value = tryParse(text, parseExactly);
	return { ...result, body: value === undefined ? text : value };
}

/** The text, to its end or to so many bytes; then the connection is let go of. */
async function textOf(
	content: AsyncIterable<Uint8Array>,
	maxBytes: number,
): Promise<{ text: string; isWhole: boolean }> {
	const chunks: Uint8Array[] = [];
	let length = 0;
	for await (const chunk of content) {
		chunks.push(chunk);
		length += chunk.length;
		if (length > maxBytes) break;
	}
	// Without the mark that some put at the beginning, which is no JSON.
	const text = new TextDecoder().decode(Buffer.concat(chunks));
	return { text, isWhole: length <= maxBytes };
}

function isStream(body: unknown): body is AsyncIterable<Uint8Array> {
	return isObject(body) && Symbol.asyncIterator in body;
}
