import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from './trouble.cts';

/** A report as it came. */
export interface Arrival {
	/** In milliseconds since 1970. */
	at: number;
	/** Names as they are spelled. */
	headers: readonly (readonly [string, string])[];
	body: Buffer;
	/** What it was answered. */
	status: number;
}

/** Takes reports, on this machine only; whoever wants them from outside leads them here. */
export interface Listener {
	/** Such as `http://127.0.0.1:1234/anycheck`. */
	url: string;
	/** Oldest first. */
	arrivals: Arrival[];
	/** Answers the next one with 503. */
	failNext: () => void;
	/** Waits until so many have come, or the time is over. */
	until: (count: number, ms: number) => Promise<void>;
	close: () => Promise<void>;
}

const MOST_BYTES = 1_000_000;
const MOST_ARRIVALS = 200;

/** Opens it. @throws UsageError when the port is taken */
export async function listen(port: number): Promise<Listener> {
	let isToFail = false;
	const listener: Pick<Listener, 'arrivals'> = { arrivals: [] };
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		let bytes = 0;
		request.on('data', (chunk: Buffer) => {
			bytes += chunk.length;
			if (bytes <= MOST_BYTES) chunks.push(chunk);
		});
		request.on('end', () => {
			const status = isToFail ? 503 : 200;
			isToFail = false;
			const headers = request.rawHeaders.flatMap((name, index, all) =>
				index % 2 === 0 ? [[name, all[index + 1] ?? ''] as const] : [],
			);
			const isReport = request.method === 'POST' && listener.arrivals.length < MOST_ARRIVALS;
			if (isReport) {
				listener.arrivals.push({ at: Date.now(), headers, body: Buffer.concat(chunks), status });
			}
			response.writeHead(status).end();
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(port, '127.0.0.1', resolve);
	}).catch(() => {
		throw new UsageError(`The port ${port} is taken; choose another with --webhook-port`);
	});
	const { port: taken } = server.address() as AddressInfo;
	return {
		...listener,
		url: `http://127.0.0.1:${taken}/anycheck`,
		failNext: () => {
			isToFail = true;
		},
		async until(count, ms) {
			const end = Date.now() + ms;
			while (listener.arrivals.length < count && Date.now() < end) await sleep(20);
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
