import { error as validatorErrors } from 'express-openapi-validator';
import { ApiProblem } from '../errors.cts';
import type { FieldError } from '../types.cts';
import type { Exchange } from './exchange.cts';

interface Finding {
	path: string;
	message: string;
	errorCode?: string;
}

/** Turns whatever was thrown into a refusal of the API. */
export function problemOf(error: unknown, exchange: Exchange): ApiProblem {
	if (error instanceof ApiProblem) return error;
	if (error instanceof validatorErrors.Unauthorized) {
		return exchange.refusal ?? new ApiProblem('UNAUTHORIZED', 'Authentication is required');
	}
	if (error instanceof validatorErrors.BadRequest) return invalidRequest(error.errors);
	if (
		error instanceof validatorErrors.NotFound ||
		error instanceof validatorErrors.MethodNotAllowed
	) {
		return new ApiProblem('NOT_FOUND', 'There is no such resource');
	}
	if (error instanceof validatorErrors.UnsupportedMediaType) {
		return new ApiProblem('INVALID_REQUEST', 'The body has the wrong content type or is missing');
	}
	if (isClientError(error)) return new ApiProblem('INVALID_REQUEST', 'The body cannot be read');
	exchange.core.record.contractErrors.push(
		`${exchange.entry.method} ${exchange.entry.path}: ${String(error)}`,
	);
	return new ApiProblem('INTERNAL_SERVER_ERROR', 'The sandbox has a bug; see its record');
}

function invalidRequest(findings: Finding[]): ApiProblem {
	const inAddress = findings.filter(({ path }) => !path.startsWith('/body'));
	const noUuid = inAddress.find(({ message }) => message.includes('uuid'));
	if (noUuid) return new ApiProblem('INVALID_ID', `${fieldName(noUuid.path)} is not a valid id`);
	const fields = findings.map(({ path, message }): FieldError => ({
		field: fieldName(path),
		message,
	}));
	const onlyValues = findings.every(({ errorCode }) => errorCode?.startsWith('enum.'));
	return onlyValues
		? new ApiProblem('INVALID_VALUE', 'A value is not allowed', fields)
		: new ApiProblem('INVALID_REQUEST', 'The request is not valid', fields);
}

/** `/body/configuration/files` is the field `configuration.files`; the body itself is `body`. */
function fieldName(path: string): string {
	const name = path.split('/').slice(2).join('.');
	return name === '' ? 'body' : name;
}

/** Errors of the body parsers carry a status. */
function isClientError(error: unknown): boolean {
	if (typeof error !== 'object' || error === null) return false;
	const status: unknown = Reflect.get(error, 'status');
	const fromMulter = error instanceof Error && error.name === 'MulterError';
	// Multer says so when the client has gone in the middle of a form.
	const badForm =
		error instanceof Error && /multipart|form|^Request (aborted|closed)/i.test(error.message);
	return fromMulter || badForm || (typeof status === 'number' && status >= 400 && status < 500);
}
