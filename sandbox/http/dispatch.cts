import type { Request, RequestHandler, Response } from 'express';
import { ApiProblem } from '../errors.cts';
import type { RecordedWrite } from '../record.cts';
import { handlers } from '../handlers/index.cts';
import { successStatuses } from '../statuses.cts';
import type { OperationId } from '../types.cts';
import { exchangeOf, type Exchange } from './exchange.cts';
import { receivedFiles } from './receiving.cts';

interface Route {
	method: string;
	basePath: string;
	openApiRoute: string;
}

function isOperationId(id: unknown): id is OperationId {
	return typeof id === 'string' && id in handlers;
}

function get(holder: unknown, name: string): unknown {
	return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
}

/** Finds the handler of a route by its operationId; a document without one, or without a handler, is an error. */
export function dispatcher(
	_path: string,
	route: Route,
	document: { paths?: object },
): RequestHandler {
	const name = route.openApiRoute.substring(route.basePath.length);
	const operation = get(get(document.paths, name), route.method.toLowerCase());
	const id = get(operation, 'operationId');
	if (!isOperationId(id)) throw new Error(`No handler for ${route.method} ${route.openApiRoute}`);
	const needsBody = get(get(operation, 'requestBody'), 'required') === true;
	return (request, response) => {
		// The validator lets a missing body pass where no field is required.
		if (needsBody && !hasBody(request))
			throw new ApiProblem('INVALID_REQUEST', 'The body is missing');
		dispatch(id, request, response);
	};
}

function hasBody({ headers }: Request): boolean {
	return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function dispatch(id: OperationId, request: Request, response: Response): void {
	const exchange = exchangeOf(request);
	exchange.operation = id;
	refuseKind(exchange, id);
	const call = {
		core: exchange.core,
		principal: exchange.principal,
		path: request.params,
		query: request.query,
		rawQuery: request.query,
		body: request.body as unknown,
		rawBody: request.body as unknown,
		files: receivedFiles(request),
		applied: () => {
			exchange.entry.applied = true;
		},
		wrote: (verificationId: string, write: RecordedWrite) => {
			exchange.entry.applied = true;
			exchange.core.record.wrote(verificationId, write);
		},
	};
	// The validator has checked that the request is what the document says about this operation.
	const handle: (call: never) => unknown = handlers[id];
	response.status(successStatuses[id] ?? 200).json(handle(call as never));
}

function refuseKind({ core, principal }: Exchange, id: OperationId): void {
	const { apiKeyRefusedBy, tokenRefusedBy } = core.options;
	if (principal?.kind === 'key' && apiKeyRefusedBy.includes(id)) {
		throw new ApiProblem('FORBIDDEN', 'This operation does not accept an API key');
	}
	if (principal?.kind === 'session' && tokenRefusedBy.includes(id)) {
		throw new ApiProblem('FORBIDDEN', 'This operation needs an API key');
	}
}
