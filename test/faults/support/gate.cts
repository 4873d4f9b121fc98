import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { once } from 'node:events';

/** A port before the sandbox that can be closed, so that nothing listens there, and opened again. */
export interface Gate {
	url: string;
	shut(): Promise<void>;
	open(): Promise<void>;
}

export async function openGate(targetUrl: string): Promise<Gate> {
	const target = Number(new URL(targetUrl).port);
	const sockets = new Set<Socket>();
	let server: Server;
	const open = async (port: number) => {
		server = createServer((near) => {
			const far = connect(target, '127.0.0.1');
			for (const [from, to] of [
				[near, far],
				[far, near],
			] as const) {
				sockets.add(from);
				from.on('error', () => to.destroy());
				from.on('close', () => {
					sockets.delete(from);
					to.destroy();
				});
				from.pipe(to);
			}
		});
		server.listen(port, '127.0.0.1');
		await once(server, 'listening');
		// A TCP server's address is an object; only pipes have a text.
		return (server.address() as AddressInfo).port;
	};
	const port = await open(0);
	return {
		url: `http://127.0.0.1:${port}`,
		open: async () => {
			await open(port);
		},
		shut: async () => {
			if (!server.listening) return;
			const closed = once(server, 'close');
			server.close();
			// Not reset: Node 20 may hang at its exit when a socket that is closing already is reset.
			for (const socket of sockets) socket.destroy();
			await closed;
		},
	};
}
