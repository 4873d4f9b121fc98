import type { Writable } from 'node:stream';
import type { Request, RequestHandler } from 'express';
import multer from 'multer';
import { ApiProblem } from '../errors.cts';
import type { JsonObject } from '../types.cts';
import { exchangeOf } from './exchange.cts';
import { countAndHash, receivedFiles } from './receiving.cts';

/** Fields that the OpenAPI document has as lists; a form shows a list of one like a single value. */
const lists = ['files', 'file_passwords'];

/** Names of fields as they were spelled, which multer does not tell. */
const spellings = new WeakMap<object, Set<string>>();

const options = {
	storage: countAndHash,
	// Not in multer's types yet.
	streamHandler(request: Request, form: Writable): void {
		const names = new Set<string>();
		spellings.set(request, names);
		form.on('field', (name: string) => names.add(name));
		request.pipe(form);
	},
};

const receive = multer(options).any();

/** Reads forms with files. The body gets one empty text per file. */
export const multipart: RequestHandler = (request, response, next) => {
	receive(request, response, (error: unknown) => {
		const problem = error ?? wrongSpelling(request);
		if (problem === undefined && request.is('multipart/form-data')) {
			request.body = formBody(request);
		}
		next(problem);
	});
};

function wrongSpelling(request: Request): ApiProblem | undefined {
	const allowed: string[] = exchangeOf(request).core.options.passwordSpellings;
	const wrong = [...(spellings.get(request) ?? [])].find(
		(name) =>
			name.startsWith('file_passwords') && !allowed.includes(name.replace(/\[\d+\]$/, '[0]')),
	);
	if (wrong === undefined) return undefined;
	const fields = [{ field: wrong, message: 'is not a known field' }];
	return new ApiProblem('INVALID_REQUEST', 'The request is not valid', fields);
}

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
			// Numbered fields can leave gaps.
			if (Array.isArray(list)) body[name] = Array.from(list, () => '');
		}
	}
	next();
};
