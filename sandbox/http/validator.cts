import { Router, type RequestHandler } from 'express';
import { middleware } from 'express-openapi-validator';
import { securityHandlers } from './authentication.cts';
import { dispatcher } from './dispatch.cts';
import { readDocument } from './document.cts';

/** Paths that are no part of the documented API. */
const undocumented = /^\/(files|__sandbox__)\//;

const validators = new Map<boolean, RequestHandler>();

/**
 * Checks requests and answers against the OpenAPI document and hands requests to the operation's handler. Compiled once per
 * process, for all sandboxes in it.
 */
export function validator(strict: boolean): RequestHandler {
	const known = validators.get(strict);
	if (known) return known;
	const router = Router();
	router.use(
		...middleware({
			apiSpec: readDocument(strict),
			ignorePaths: undocumented,
			fileUploader: false,
			validateSecurity: { handlers: securityHandlers },
			validateRequests: { allErrors: true, allowUnknownQueryParameters: true },
			validateResponses: true,
			operationHandlers: { basePath: '', resolver: dispatcher },
		}),
	);
	validators.set(strict, router);
	return router;
}
