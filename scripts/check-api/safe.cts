import { errorStatuses } from '../../sandbox/statuses.cts';

/**
 * What of an answer may stand in a report that anybody can read: names of fields and headers, codes in words of
 * programs, numbers of statuses. Of a value only its type and its length.
 */

/** A value by its type and length. */
export function describe(value: unknown): string {
	if (value === undefined) return 'nothing';
	if (value === null) return 'null';
	if (typeof value === 'string') return `text of ${value.length}`;
	if (typeof value === 'boolean') return 'true or false';
	if (typeof value === 'number') return Number.isInteger(value) ? 'whole number' : 'number';
	if (Array.isArray(value)) return `list of ${value.length}`;
	return `object with ${Object.keys(value).length} fields`;
}

const NAME = /^[A-Za-z_][\w-]{0,39}$/;
/** Names that are made of data: IDs, dates, numbers of documents. */
const MADE_OF_DATA = /\d{4}|[0-9a-f]{8}-/i;

/** The name of a field or a header; one that looks like data is replaced by its length. */
export function safeName(name: string): string {
	return NAME.test(name) && !MADE_OF_DATA.test(name) ? name : `(name of ${name.length})`;
}

/** A dotted path, name by name. */
export function safePath(names: string[]): string {
	return names
		.map((name) => (name === '[]' ? name : safeName(name)))
		.join('.')
		.replaceAll('.[]', '[]');
}

/** Words of which codes of errors are made: those that are documented, and what programs say besides. */
const CODE_WORDS = new Set(
	`ACCESS ACCOUNT ALLOWED ALREADY API BAD BALANCE BODY CANNOT CODE CONFLICT CREDENTIAL CREDENTIALS CREDIT CREDITS DATA
	DENIED DISABLED DUPLICATE EMPTY ENTITY ERROR EXCEEDED EXISTS EXPIRED FAILED FIELD FIELDS FILE FILES FOLDER FORBIDDEN
	FORMAT FOUND GROUP ID IN INACTIVE INPUT INSUFFICIENT INTERNAL INVALID IS JSON JWT KEY LIMIT LIMITED LOCKED LOGIN MANY
	METHOD MISSING NO NOT OR ORGANIZATION OUT PARAM PARAMETER PARAMETERS PARSE PATH PAYLOAD PERMISSION PROVIDER QUERY QUOTA
	RATE RECORD REFRESH REQUEST REQUESTS REQUIRED RESOURCE REVOKED ROUTE SCHEMA SERVER SERVICE SESSION SIGNATURE STATE
	STATUS TEMPLATE THROTTLED TIMEOUT TOKEN TOO TYPE UNAUTHORIZED UNAVAILABLE UNEXPECTED UNKNOWN UNPROCESSABLE UNSUPPORTED
	UPDATE UPLOAD URL USER UUID VALIDATION VALUE VERIFICATION`.split(/\s+/),
);

/** Codes that are documented, of both generations. */
const DOCUMENTED_CODES = new Set([
	...Object.keys(errorStatuses).filter((kind) => kind !== 'SESSION_ENDED'),
	...['INVALID_INPUT', 'MISSING_FIELD', 'INSUFFICIENT_CREDITS', 'VERIFICATION_NOT_FOUND'],
	...['SERVICE_UNAVAILABLE', 'PROVIDER_ERROR'],
]);

/** Whether a code of an error is documented. */
export function isDocumentedCode(code: string): boolean {
	return DOCUMENTED_CODES.has(code);
}

/** A code of an error, of which words that are not usual in codes are left out; they may be data. */
export function safeCode(code: string): string {
	if (isDocumentedCode(code)) return code;
	if (!/^[A-Za-z]+([_-][A-Za-z]+){0,7}$/.test(code)) return `(code of ${code.length})`;
	return code
		.split(/[_-]/)
		.map((word) => (CODE_WORDS.has(word.toUpperCase()) ? word : `(word of ${word.length})`))
		.join('_');
}

/** A number in a header, when it is short enough to be none of a document, a phone or an account. */
export function safeNumber(text: string): string {
	return /^\d{1,6}$/.test(text) ? text : describe(text);
}
