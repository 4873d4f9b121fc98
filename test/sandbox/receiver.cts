import { once } from 'node:events';
import {
	createServer,
	type IncomingHttpHeaders,
	type IncomingMessage,
	type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** A request that arrived. */
export interface Received {
	at: number;
	path: string;
	headers: IncomingHttpHeaders;
	body: Buffer;
	/** The body as JSON. */
	json: Record<string, unknown>;
}

/** A receiver of webhooks, for one test file. */
export interface Receiver {
	url: string;
	/** Oldest first. */
	received: Received[];
	/** How it answers; 200 with nothing unless a test says otherwise. */
	answer: (response: ServerResponse, nth: number) => void;
	/** Statuses that were told, in the order of arrival. */
	statuses: () => unknown[];
}

/** Opens a receiver before the tests of a file, empties it before each, and closes it after them. */
export function useReceiver(): Receiver {
	const takeIt: Receiver['answer'] = (response) => response.end();
	const receiver: Receiver = {
		url: '',
		received: [],
		answer: takeIt,
		statuses: () => receiver.received.map(({ json }) => json['status']),
	};
	const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
		const at = Date.now();
		const { headers, url: path = '' } = request;
		const body = await buffer(request);
		receiver.received.push({ at, path, headers, body, json: parsed(body) });
		receiver.answer(response, receiver.received.length);
	};
	const server = createServer((request, response) => {
		take(request, response).catch(() => response.destroy());
	});
	beforeAll(async () => {
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
	});
	beforeEach(() => {
		receiver.received = [];
		receiver.answer = takeIt;
	});
	afterAll(() => {
		server.close();
		server.closeAllConnections();
	});
	return receiver;
}

function parsed(body: Buffer): Record<string, unknown> {
	try {
		return JSON.parse(body.toString()) as Record<string, unknown>;
	} catch {
		return {};
	}
}
