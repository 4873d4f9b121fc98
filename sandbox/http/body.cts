import express, { type RequestHandler } from 'express';
import { redactBody } from '../redact.cts';
import { exchangeOf } from './exchange.cts';
import { blankLists, multipart, receivedFiles } from './multipart.cts';

const readJson = express.json({ limit: '20mb' });

/** Reads the body, and keeps it in the record. */
export const readBody: RequestHandler[] = [
	readJson,
	multipart,
	(request, _response, next) => {
		const { entry, core } = exchangeOf(request);
		if (core.options.recordLimit > 0) {
			const files = receivedFiles(request).map(({ field, name, type, content }) => ({
				field,
				name,
				type,
				bytes: content.length,
			}));
			const body: unknown = redactBody(request.body);
			entry.body = files.length > 0 ? { ...Object(body), files } : body;
		}
		next();
	},
	blankLists,
];
