import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that this machine alone can reach. */
export interface Listening {
	server: Server;
	/** Such as `http://127.0.0.1:1234`. */
	url: string;
	/** Ends it; open connections are cut. */
	close: () => Promise<void>;
}

/**
 * Starts a server.
 * @param port 0 takes a free one
 * @throws when the port is taken
 */
export async function listen(port: number): Promise<Listening> {
	const server = createServer();
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, '127.0.0.1', resolve);
	});
	// A TCP server's address is an object; only pipes have a text.
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const close = async (): Promise<void> => {
		const closed = new Promise<void>((resolve) =>
			server.close(() => {
				resolve();
			}),
		);
		server.closeAllConnections();
		await closed;
	};
	return { server, url, close };
}
