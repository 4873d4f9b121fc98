import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export const PASSWORD = 'correct-password';

/** What the stand-in node talks to: one session at a time, started by a login. */
export interface Service {
	url: string;
	logins: number;
	calls: number;
	/** The answer to a successful login; a fresh token by default. */
	loginAnswer: (() => object) | undefined;
	/** The server closed a call that was never answered. */
	abandoned: Promise<void>;
	close(): Promise<void>;
}

/** Starts the service on a free loopback port. */
export async function startService(): Promise<Service> {
	let token = 'none';
	let onAbandoned: () => void = () => undefined;
	const abandoned = new Promise<void>((resolve) => {
		onAbandoned = resolve;
	});

	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		const send = (status: number, body: object) => {
			response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
		};
		if (request.url === '/login') {
			service.logins++;
			const body: unknown = await json(request);
			if (JSON.stringify(body) !== JSON.stringify({ password: PASSWORD })) {
				send(401, { message: 'Wrong password' });
				return;
			}
			token = `token-${service.logins}`;
			send(200, service.loginAnswer?.() ?? { session: token, note: 'from login' });
			return;
		}
		service.calls++;
		if (request.url === '/hang') {
			response.on('close', onAbandoned);
			return;
		}
		if (request.headers.authorization !== `Bearer ${token}`) send(401, { message: 'Who are you?' });
		else send(200, { path: request.url });
	};

	const server = createServer((request, response) => void answer(request, response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const service: Service = {
		url: `http://127.0.0.1:${port}`,
		logins: 0,
		calls: 0,
		loginAnswer: undefined,
		abandoned,
		close: () =>
			new Promise((resolve) => {
				server.close(() => {
					resolve();
				});
				server.closeAllConnections();
			}),
	};
	return service;
}
