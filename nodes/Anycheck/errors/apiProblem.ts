import { isObject } from '../json/objects';
import type { FieldProblem } from './itemError';

/** What the API says when it refuses, in either generation of its error body. */
export interface ApiProblem {
	errorCode?: string;
	apiMessage?: string;
	fields?: FieldProblem[];
}

const MAX_TEXT = 500;
const MAX_FIELDS = 20;

/**
 * Reads `{ error_code, message, errors? }` and the older `{ success: false, error: { code, message } }`.
 * Anything else (an HTML page, broken JSON) says nothing. Texts are cut, control characters dropped.
 */
export function apiProblemIn(body: unknown): ApiProblem {
	if (!isObject(body)) return {};
	const older = isObject(body.error) ? body.error : {};
	const errorCode = textOf(body.error_code ?? older.code);
	const apiMessage = textOf(body.message ?? older.message);
	const fields = fieldsIn(body.errors);
	return {
		...(errorCode !== undefined && { errorCode }),
		...(apiMessage !== undefined && { apiMessage }),
		...(fields.length > 0 && { fields }),
	};
}

function fieldsIn(errors: unknown): FieldProblem[] {
	if (!Array.isArray(errors)) return [];
	return errors.slice(0, MAX_FIELDS).flatMap((entry: unknown) => {
		if (!isObject(entry)) return [];
		return [
			{ field: textOf(entry.field) ?? 'request', message: textOf(entry.message) ?? 'refused' },
		];
	});
}

function textOf(value: unknown): string | undefined {
	if (typeof value !== 'string') return undefined;
	const text = value.replace(/\p{Cc}+/gu, ' ').trim();
	return text === '' ? undefined : text.slice(0, MAX_TEXT);
}
