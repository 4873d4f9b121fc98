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

/** How the API writes its codes. Gateways that give codes of their own write numbers or words. */
const CODE = /^[A-Z][A-Z0-9_]*$/;

/**
 * Reads `{ error_code, message, errors? }` and the older `{ success: false, error: { code, message } }`. It has a code only
 * where the body has one of these two forms: then, and only then, it is the API itself that refuses. Anything else (an HTML
 * page, broken JSON, the JSON of a gateway) has none. Texts are cut, control characters dropped.
 */
export function apiProblemIn(body: unknown): ApiProblem {
	if (!isObject(body)) return {};
	const older = isObject(body.error) ? body.error : {};
	const errorCode = codeOf(body.error_code ?? (body.success === false ? older.code : undefined));
	const apiMessage = textOf(body.message ?? older.message);
	const fields = fieldsIn(body.errors);
	return {
		...(errorCode !== undefined && { errorCode }),
		...(apiMessage !== undefined && { apiMessage }),
		...(fields.length > 0 && { fields }),
	};
}

/** Whether the body refuses, whatever the status: in the older form, or in the newer one and about nothing. */
export function saysNo(body: unknown): boolean {
	if (!isObject(body)) return false;
	return body.success === false || (body.id === undefined && codeOf(body.error_code) !== undefined);
}

/** Whether the body is for people to read, and so from somebody else: the API answers JSON. */
export function isWebPage(body: unknown): boolean {
	return typeof body === 'string' && body.trimStart().startsWith('<');
}

function codeOf(value: unknown): string | undefined {
	const code = textOf(value);
	return code !== undefined && CODE.test(code) ? code : undefined;
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
