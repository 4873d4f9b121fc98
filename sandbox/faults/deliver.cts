import type { Response } from 'express';
import { wait } from '../wait.cts';
import type { Fault } from './types.cts';

/** A fault that acts on the answer. */
type AnswerFault = Exclude<Fault, { type: 'rateLimit' }>;

const page =
	'<!doctype html><html><head><title>Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/**
 * Gives an answer, or what a fault makes of it.
 * @param body the right answer, as JSON
 * @param problem makes the body of an error in the documented shape
 */
export async function deliver(
	response: Response,
	body: string,
	fault: AnswerFault | undefined,
	{ closing, problem }: { closing: AbortSignal; problem: (status: number) => string },
): Promise<void> {
	const end = (text: string, type = 'application/json; charset=utf-8'): void => {
		response.setHeader('Content-Type', type);
		response.setHeader('Content-Length', Buffer.byteLength(text));
		response.end(text);
	};
	switch (fault?.type) {
		case undefined:
			end(body);
			return;
		case 'delay':
			await wait(fault.ms, closing);
			end(body);
			return;
		case 'status':
			response.status(fault.status).set(fault.headers ?? {});
			end(fault.body === undefined ? problem(fault.status) : JSON.stringify(fault.body));
			return;
		case 'html':
			response.status(fault.status ?? 502);
			end(page, 'text/html; charset=utf-8');
			return;
		case 'contentType':
			end(body, fault.contentType);
			return;
		case 'brokenJson':
			end(body.slice(0, Math.ceil(body.length / 2)));
			return;
		case 'truncate':
			truncate(response, Buffer.from(body));
			return;
		case 'reset':
			response.socket?.resetAndDestroy();
			return;
		case 'hang':
			return;
		case 'drip':
			await drip(response, Buffer.from(body), fault, closing);
			return;
	}
}

function truncate(response: Response, body: Buffer): void {
	response.setHeader('Content-Type', 'application/json; charset=utf-8');
	response.setHeader('Content-Length', body.length);
	const { socket } = response;
	response.write(body.subarray(0, Math.ceil(body.length / 2)), () => socket?.destroy());
}

async function drip(
	response: Response,
	body: Buffer,
	{ bytes, everyMs }: { bytes: number; everyMs: number },
	closing: AbortSignal,
): Promise<void> {
	response.setHeader('Content-Type', 'application/json; charset=utf-8');
	response.setHeader('Content-Length', body.length);
	for (let from = 0; from < body.length && !response.destroyed; from += Math.max(1, bytes)) {
		response.write(body.subarray(from, from + Math.max(1, bytes)));
		await wait(everyMs, closing);
	}
	response.end();
}
