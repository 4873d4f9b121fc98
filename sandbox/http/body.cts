import express, { type RequestHandler } from 'express';
import { ApiProblem } from '../errors.cts';
import { redactBody } from '../redact.cts';
import { exchangeOf } from './exchange.cts';
import { blankLists, multipart } from './multipart.cts';
import { receivedFiles } from './receiving.cts';

/** Reads the body, and keeps it in the record. */
export const readBody: RequestHandler[] = [
	(request, _response, next) => {
		const { requireContentLength } = exchangeOf(request).core.options;
		if (requireContentLength && request.headers['transfer-encoding'] !== undefined) {
			throw new ApiProblem('INVALID_REQUEST', 'The body must tell its length', [], 411);
		}
		next();
	},
	express.json({ limit: '20mb' }),
	multipart,
	(request, _response, next) => {
		const { entry, core } = exchangeOf(request);
		if (core.options.recordLimit > 0) {
			const files = receivedFiles(request).map(({ field, name, type, bytes, sha256 }) => ({
				field,
				name,
				type,
				bytes,
				sha256,
			}));
			const body: unknown = redactBody(request.body);
			entry.files = files;
			entry.body = files.length > 0 ? { ...Object(body), files } : body;
		}
		next();
	},
	blankLists,
];
