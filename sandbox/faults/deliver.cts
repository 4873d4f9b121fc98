import type { Response } from 'express';
import { toJson } from '../json.cts';
import { wait } from '../wait.cts';
import type { Fault } from './types.cts';

/** A fault that acts on the answer. */
type AnswerFault = Exclude<Fault, { type: 'rateLimit' }>;

interface DeliverSettings {
	closing: AbortSignal;
	problem: (status: number) => string;
	type?: string;
}

const json = 'application/json; charset=utf-8';

const page =
	'<!doctype html><html><head><title>Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/**
 * Gives an answer, or what a fault makes of it.
 * @param body the right answer
 * @param type its content type; JSON unless given
 * @param problem makes the body of an error in the documented shape
 */
export async function deliver(
	response: Response,
	body: string | Buffer,
	fault: AnswerFault | undefined,
	{ closing, problem, type = json }: DeliverSettings,
): Promise<void> {
	const end = (content: string | Buffer, contentType = json): void => {
		response.setHeader('Content-Type', contentType);
		response.setHeader('Content-Length', Buffer.byteLength(content));
		response.end(content);
	};
	switch (fault?.type) {
		case undefined:
			end(body, type);
			return;
		case 'delay':
			await wait(fault.ms, closing);
			end(body, type);
			return;
		case 'status':
			response.status(fault.status).set(fault.headers ?? {});
			end(fault.body === undefined ? problem(fault.status) : toJson(fault.body));
			return;
		case 'html':
			response.status(fault.status ?? 502);
			end(page, 'text/html; charset=utf-8');
			return;
		case 'contentType':
			end(body, fault.contentType);
			return;
		case 'brokenJson':
			end(firstHalf(Buffer.from(body)), type);
			return;
		case 'truncate':
			truncate(response, Buffer.from(body), type);
			return;
		case 'reset':
			response.socket?.resetAndDestroy();
			return;
		case 'hang':
			return;
		case 'drip':
			response.setHeader('Content-Type', type);
			await drip(response, Buffer.from(body), fault, closing);
			return;
	}
}

function firstHalf(body: Buffer): Buffer {
	return body.subarray(0, Math.ceil(body.length / 2));
}

function truncate(response: Response, body: Buffer, type: string): void {
	response.setHeader('Content-Type', type);
	response.setHeader('Content-Length', body.length);
	const { socket } = response;
	response.write(firstHalf(body), () => socket?.destroy());
}

async function drip(
	response: Response,
	body: Buffer,
	{ bytes, everyMs }: { bytes: number; everyMs: number },
	closing: AbortSignal,
): Promise<void> {
	response.setHeader('Content-Length', body.length);
	for (let from = 0; from < body.length && !response.destroyed; from += Math.max(1, bytes)) {
		response.write(body.subarray(from, from + Math.max(1, bytes)));
		await wait(everyMs, closing);
	}
	response.end();
}
