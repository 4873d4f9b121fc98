import type { IncomingHttpHeaders } from 'node:http';
import { ApiProblem } from '../errors.cts';
import { exchangeOf, type Exchange, type Principal } from './exchange.cts';

interface Authenticated {
	headers: IncomingHttpHeaders;
}

/** One handler per security scheme of the OpenAPI document. */
export const securityHandlers = {
	bearerAuth: (request: Authenticated): boolean => authenticate(request, bySession),
	apiKeyAuth: (request: Authenticated): boolean => authenticate(request, byKey),
};

function authenticate(
	request: Authenticated,
	method: (exchange: Exchange, headers: IncomingHttpHeaders) => Principal,
): boolean {
	const exchange = exchangeOf(request);
	try {
		exchange.principal ??= method(exchange, request.headers);
		return true;
	} catch (error) {
		if (error instanceof ApiProblem) exchange.refusal ??= error;
		throw error;
	}
}

function bySession({ core }: Exchange, headers: IncomingHttpHeaders): Principal {
	const token = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
	if (token === undefined) throw new ApiProblem('UNAUTHORIZED', 'Authentication is required');
	return { kind: 'session', session: core.state.sessions.of(token) };
}

function byKey({ core }: Exchange, headers: IncomingHttpHeaders): Principal {
	const key = core.state.keys.find((candidate) => candidate.key === headers['x-api-key']);
	if (!key) throw new ApiProblem('INVALID_API_KEY', 'The API key is not valid');
	if (key.expired) throw new ApiProblem('API_KEY_EXPIRED', 'The API key has expired');
	return { kind: 'key', key };
}

/** Authenticates outside of the documented operations, for files. */
export function authenticateFor(exchange: Exchange, headers: IncomingHttpHeaders): void {
	exchange.principal = headers['x-api-key']
		? byKey(exchange, headers)
		: bySession(exchange, headers);
}
