import { Agent, request, type IncomingMessage } from 'node:http';
import { isLocal } from './address.cts';
import type { Answer, Message } from './types.cts';

/** Many deliveries at once must not overrun the receiver's queue of connections, which would cost a second each. */
const agent = new Agent({ keepAlive: false, maxSockets: 64 });

const keptBytes = 65_536;

/** Sends a message; never throws. Redirects are not followed. */
export async function post(
	{ url, headers, body }: Message,
	{ timeoutMs, signal }: { timeoutMs: number; signal: AbortSignal },
): Promise<Answer> {
	if (!isLocal(url)) return failed('notLocal');
	const late = new AbortController();
	const stop = AbortSignal.any([signal, late.signal]);
	try {
		return await new Promise<Answer>((resolve, reject) => {
			const sending = request(url, { method: 'POST', agent, headers, signal: stop });
			let timer: NodeJS.Timeout | undefined;
			sending
				.on('error', reject)
				.once('close', () => {
					clearTimeout(timer);
				})
				// Waiting for a free connection is not the receiver's fault.
				.once('socket', () => {
					timer = setTimeout(() => {
						late.abort();
					}, timeoutMs);
				})
				.once('response', (response) => {
					readAnswer(response).then(resolve, reject);
				})
				.end(body);
		});
	} catch (error) {
		if (signal.aborted) return failed('stopped');
		return failed(late.signal.aborted ? 'timeout' : codeOf(error));
	}
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
	const chunks: Buffer[] = [];
	let bytes = 0;
	for await (const chunk of response as AsyncIterable<Buffer>) {
		if (bytes < keptBytes) chunks.push(chunk);
		bytes += chunk.length;
	}
	const headers = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
	return {
		status: response.statusCode,
		headers: Object.fromEntries(headers) as Record<string, string>,
		body: Buffer.concat(chunks).subarray(0, keptBytes).toString(),
		failure: undefined,
	};
}

function failed(failure: string): Answer {
	return { status: undefined, headers: {}, body: '', failure };
}

function codeOf(error: unknown): string {
	const code: unknown =
		typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
	return typeof code === 'string' ? code : 'unknown';
}
