import type { IDataObject } from 'n8n-workflow';
import type { ItemError } from '../../errors/itemError';
import type { JsonObject } from '../../json/objects';
import type { TimedRequest } from './deadline';
import type { ReceiveFile } from './downloadStream';
import { MultipartForm, type FormPart } from './multipart';

export interface ApiRequest {
	method: 'GET' | 'POST' | 'PUT';
	/** The path's segments, e.g. `['verifications', id]`, which are encoded here; or a link that the API has given. */
	path: readonly string[] | URL;
	query?: IDataObject;
	body?: IDataObject;
	/** Instead of a body: a form with files, whose contents are opened anew for each attempt. */
	form?: readonly FormPart[];
	/** Takes the content of a response that is a file; called anew for each attempt. */
	receive?: ReceiveFile;
	/** What is asked for, for messages: "The … was not found". */
	subject: string;
	/** Whether a response is about what was asked for. */
	accepts?: (resource: JsonObject) => boolean;
	/** Whether the API's documentation shows it with an API key. Where it does not, a refusal may mean that a key is not enough. */
	takesKey?: boolean;
	/** Whether sending it twice does no harm although it is no GET (RFC 9110, 9.2.2). */
	isIdempotent?: boolean;
	/** Whether doing it twice does harm, such as costing twice: once ambiguous, it is not sent again although reading back shows nothing. */
	isAtMostOnce?: boolean;
	/**
	 * Whether it writes what was made from a reading shortly before. After a long pause, in which others may have changed what
	 * was read, it is reconciled before it is sent.
	 */
	isReadModifyWrite?: boolean;
	/**
	 * For a write that is ambiguous, for no response tells whether it was applied: reads back and compares. Without it such a
	 * write fails, for sending it again could do it twice.
	 *
	 * @param isAmbiguous false when it certainly was not applied, and is only compared because it has waited for long
	 */
	reconcile?: (isAmbiguous: boolean) => Promise<Reconciled>;
}

/** What reading back showed: it is done; or it is not, and is to be sent again, changed, or not any more. */
export type Reconciled =
	{ found: JsonObject } | { retry: true } | { send: IDataObject } | { forbidden: ItemError };

/** Whether the request may be sent again without reading back. */
export function isSafeToRepeat({ method, isIdempotent }: ApiRequest): boolean {
	return method === 'GET' || isIdempotent === true;
}

/** Whether a response is about the object with this id (in lower case), and about no other. */
export function isAbout(id: string): (resource: JsonObject) => boolean {
	return (resource) => String(resource.id).toLowerCase() === id;
}

/** Whether a response is about an object at all: a new one, whose id nobody knows before. */
export function hasId({ id }: JsonObject): boolean {
	return typeof id === 'string' && id !== '';
}

/**
 * The request as n8n sends it.
 * @param body what to send this time
 * @param timeoutMs in which it has to be over
 * @param endSignal ends it before
 */
export function httpOptions(
	{ method, path, query, form, receive }: ApiRequest,
	body: IDataObject | undefined,
	timeoutMs: number,
	endSignal?: AbortSignal,
): TimedRequest {
	const url = path instanceof URL ? path.href : path.map(encodeURIComponent).join('/');
	const options: TimedRequest = {
		method,
		url,
		timeout: timeoutMs,
		...(query && { qs: query }),
		...(endSignal && { endSignal }),
		...(receive && { isFile: true, json: false, headers: { Accept: '*/*' } }),
	};
	if (form !== undefined) return { ...options, body: new MultipartForm(form) };
	if (body === undefined) return options;
	// As text: the library below n8n leaves fields named `constructor` or `prototype` out of an object.
	const headers = { 'Content-Type': 'application/json' };
	return { ...options, headers, body: JSON.stringify(body) };
}
