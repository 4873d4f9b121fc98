import type { Request, RequestHandler } from 'express';
import multer from 'multer';
import type { ReceivedFile } from '../handlers/call.cts';
import type { JsonObject } from '../types.cts';

const receive = multer({ storage: multer.memoryStorage() }).any();

/** Fields that the OpenAPI document has as lists; a form shows a list of one like a single value. */
const lists = ['files', 'file_passwords'];

/** Reads forms with files. The body gets one empty text per file. */
export const multipart: RequestHandler = (request, response, next) => {
	receive(request, response, (error: unknown) => {
		if (error !== undefined) {
			next(error);
			return;
		}
		if (request.is('multipart/form-data')) request.body = formBody(request);
		next();
	});
};

function formBody(request: Request): JsonObject {
	const body: JsonObject = { ...(request.body as JsonObject | undefined) };
	for (const { field } of receivedFiles(request)) {
		const former = body[field];
		body[field] = Array.isArray(former) ? [...(former as unknown[]), ''] : [''];
	}
	for (const name of lists) {
		if (name in body && !Array.isArray(body[name])) body[name] = [body[name]];
	}
	return body;
}

/** Leaves empty texts in lists for the validator, which would read a password of digits as a number. */
export const blankLists: RequestHandler = (request, _response, next) => {
	if (request.is('multipart/form-data')) {
		const body = request.body as JsonObject;
		for (const name of lists) {
			const list = body[name];
			if (Array.isArray(list)) body[name] = list.map(() => '');
		}
	}
	next();
};

/** Files that came with the request. */
export function receivedFiles(request: Request): ReceivedFile[] {
	const files = Array.isArray(request.files) ? request.files : [];
	return files.map((file) => ({
		field: file.fieldname,
		// Multer takes names for Latin 1, while clients send UTF-8.
		name: Buffer.from(file.originalname, 'latin1').toString('utf8'),
		type: file.mimetype,
		content: file.buffer,
	}));
}
