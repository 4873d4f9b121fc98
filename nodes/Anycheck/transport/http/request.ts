import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';
import type { ItemError } from '../../errors/itemError';
import type { JsonObject } from '../../json/objects';
import type { ReceiveFile } from './receiveFile';
import type { Limits } from './limits';
import { MultipartForm, type FormPart } from './multipart';

export interface ApiRequest {
	method: 'GET' | 'POST' | 'PUT';
	/** The path's segments, e.g. `['verifications', id]`, which are encoded here; or a link that the API has given. */
	path: readonly string[] | URL;
	query?: IDataObject;
	body?: IDataObject;
	/** Instead of a body: a form with files, whose contents are opened anew for each attempt. */
	form?: readonly FormPart[];
	/** Takes the content of an answer that is a file; called anew for each attempt. */
	receive?: ReceiveFile;
	/** What is asked for, for messages: "The … was not found". */
	subject: string;
	/** Whether an answer is about what was asked for. */
	accepts?: (resource: JsonObject) => boolean;
	/** Whether it is documented for API keys. Where it is not, a refusal may mean that a key is not enough. */
	takesKey?: boolean;
	/** Whether sending it twice does no harm although it is no reading. */
	repeatable?: boolean;
	/**
	 * For a write of which nobody knows whether it was applied: looks, and says what it found, what to send now, or why
	 * nothing more must be sent. Without it such a write fails, for repeating it could do it twice.
	 *
	 * @param isInDoubt false when it certainly was not applied, and is only looked at because it waited for long
	 */
	settle?: (isInDoubt: boolean) => Promise<Settled>;
	/** Whether doing it twice does harm, such as costing twice: in doubt it is not sent again although looking shows nothing. */
	isOnce?: boolean;
	/**
	 * Whether it is right only for what was read shortly before: after a long pause, in which others may have changed that,
	 * it is settled before it is sent.
	 */
	isFromReading?: boolean;
}

/** What looking showed: it is done; or it is not, and is to be sent again, changed, or not any more. */
export type Settled =
	{ found: JsonObject } | { again: true } | { send: IDataObject } | { forbidden: ItemError };

/** Whether repeating the request blindly could do something twice. */
export function mustNotRepeat({ method, repeatable }: ApiRequest): boolean {
	return method !== 'GET' && repeatable !== true;
}

/** The request as n8n sends it. @param body what to send this time @param abortSignal ends it */
export function httpOptions(
	{ method, path, query, form, receive }: ApiRequest,
	body: IDataObject | undefined,
	{ timeoutMs }: Limits,
	abortSignal?: AbortSignal,
): IHttpRequestOptions {
	const url = path instanceof URL ? path.href : path.map(encodeURIComponent).join('/');
	const options: IHttpRequestOptions = {
		method,
		url,
		timeout: timeoutMs,
		...(query && { qs: query }),
		...(abortSignal && { abortSignal }),
		...(receive && { encoding: 'stream', json: false, headers: { Accept: '*/*' } }),
	};
	if (form !== undefined) return { ...options, body: new MultipartForm(form) };
	if (body === undefined) return options;
	// As text: the library below n8n leaves fields named `constructor` or `prototype` out of an object.
	const headers = { 'Content-Type': 'application/json' };
	return { ...options, headers, body: JSON.stringify(body) };
}
