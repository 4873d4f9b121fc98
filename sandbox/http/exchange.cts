import type { Request, RequestHandler } from 'express';
import type { Core } from '../core.cts';
import type { ApiProblem } from '../errors.cts';
import type { RecordedRequest } from '../record.cts';
import type { Session } from '../state/sessions.cts';
import type { ApiKey } from '../state/users.cts';
import type { OperationId } from '../types.cts';

/** Who is asking. */
export type Principal = { kind: 'session'; session: Session } | { kind: 'key'; key: ApiKey };

/** What the sandbox knows about a request while it works on it. */
export interface Exchange {
	core: Core;
	entry: RecordedRequest;
	principal?: Principal;
	/** Why authentication failed; the validator passes on the status only. */
	refusal?: ApiProblem;
	operation?: OperationId;
	/** Answers a file, or what a fault makes of it. */
	answerFile?: (content: Buffer, type: string) => void;
}

const exchanges = new WeakMap<object, Exchange>();

/** Notes each request and keeps what is known about it. */
export function openExchange(core: Core): RequestHandler {
	return (request, response, next) => {
		exchanges.set(request, { core, entry: core.record.open(request, response) });
		next();
	};
}

/** What is known about a request. */
export function exchangeOf(request: Pick<Request, 'headers'>): Exchange {
	const exchange = exchanges.get(request);
	if (!exchange) throw new Error('The request did not come through openExchange');
	return exchange;
}
