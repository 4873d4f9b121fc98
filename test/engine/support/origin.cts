import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came. */
export interface OriginRequest {
	method: string;
	path: string;
	headers: IncomingHttpHeaders;
}

/** A web server of which a test decides every answer: storage of files, or an API that does strange things. */
export interface Origin {
	url: string;
	/** In the order of their coming. */
	requests: OriginRequest[];
	/** How a path is answered from now on; one without an answer is not found. */
	on(path: string, answer: RequestListener): void;
	/** Connections that are open now. */
	connections(): Promise<number>;
	close(): Promise<void>;
}

/** Starts one on a free port of this machine. */
export async function startOrigin(): Promise<Origin> {
	const answers = new Map<string, RequestListener>();
	const requests: OriginRequest[] = [];
	const server = createServer((request, response) => {
		const { method = '', url = '', headers } = request;
		const { pathname } = new URL(url, 'http://origin.invalid');
		requests.push({ method, path: pathname, headers });
		const answer = answers.get(pathname);
		if (answer) answer(request, response);
		else response.writeHead(404).end();
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		on: (path, answer) => void answers.set(path, answer),
		connections: () =>
			new Promise((resolve, reject) => {
				server.getConnections((error, count) => {
					if (error) reject(error);
					else resolve(count);
				});
			}),
		close: async () => {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

/** The same answer to everybody. */
export function always(
	status: number,
	headers: Record<string, string>,
	body: string | Buffer = '',
): RequestListener {
	return (_request, response) => {
		response.writeHead(status, headers).end(body);
	};
}
