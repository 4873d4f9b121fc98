import type { IDataObject } from 'n8n-workflow';
import { noAnswer } from '../errors/noAnswer';
import { refusal, unexpectedAnswer } from '../errors/refusal';
import { isObject, type JsonObject } from '../verification/objects';
import { Connection, type ApiContext } from './connection';

export interface ApiRequest {
	method: 'GET' | 'POST' | 'PUT';
	/** The path's segments, e.g. `['verifications', id]`. They are encoded here. */
	path: readonly string[];
	query?: IDataObject;
	body?: IDataObject;
	/** What is asked for, for messages: "The … was not found". */
	subject: string;
}

/** The only way from an operation or a list to the API. */
export interface ApiClient {
	/**
	 * The API's answer, a JSON object.
	 * @throws ItemError for every other outcome
	 */
	request(request: ApiRequest): Promise<JsonObject>;
}

const TIMEOUT_MS = 60_000;

/** @throws ItemError when the credential lacks something */
export async function createClient(context: ApiContext): Promise<ApiClient> {
	const connection = await Connection.open(context);
	return { request: async (request) => await ask(connection, request) };
}

async function ask(connection: Connection, request: ApiRequest): Promise<JsonObject> {
	const { method, path, query, body, subject } = request;
	const answer = await connection.send({
		method,
		url: path.map(encodeURIComponent).join('/'),
		timeout: TIMEOUT_MS,
		...(query && { qs: query }),
		...(body && { body }),
	});
	const isWrite = method !== 'GET';
	if (answer.kind === 'unsent') throw answer.reason;
	if (answer.kind === 'unanswered') throw noAnswer(answer.networkCode, isWrite);
	if (answer.status >= 300) {
		const { authentication } = connection;
		throw refusal(answer.status, answer.body, { subject, authentication, isWrite });
	}
	const resource = unwrap(answer.body);
	if (resource === undefined) throw unexpectedAnswer(answer.status, answer.body);
	return resource;
}

/** The resource itself; the oldest documented generation puts it into `{ success, data }`. */
function unwrap(body: unknown): JsonObject | undefined {
	if (!isObject(body)) return undefined;
	if (typeof body.success === 'boolean' && isObject(body.data)) return body.data;
	return body;
}
