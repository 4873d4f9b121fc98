import type { Fault } from '../../../sandbox/faults/types.cts';

/** Faults that can be made before the API does its work, or after it. */
type AnswerFault = Extract<Fault, { type: 'status' | 'html' }>;
type Case = [what: string, AnswerFault];

const answer = (status: number, body: unknown, headers = {}): AnswerFault => ({
	type: 'status',
	status,
	body,
	headers,
});
const coded = (status: number, error_code: string) =>
	answer(status, { error_code, message: 'Scripted' });
const older = (status: number, code: string) =>
	answer(status, { success: false, error: { code, message: 'Scripted' } });

/** Answers in no form of an error that the API documents: whoever gave them, they do not tell what the API did. */
export const NOT_THE_API: Case[] = [
	...[200, 400, 403, 404, 499, 502].map((status): Case => [
		`a web page of status ${status}`,
		{ type: 'html', status },
	]),
	...[301, 302, 307].map((status): Case => [
		`a redirect of status ${status}`,
		answer(status, '', { Location: 'https://example.test/' }),
	]),
	['a success that says no without a reason', answer(200, { success: false })],
	['a success that says no in other words', answer(200, { success: false, message: 'No' })],
	['a refusal in the words of a gateway', answer(404, { message: 'no Route matched' })],
	['a refusal with the code of a gateway', answer(403, { error: { code: '1020', message: 'No' } })],
	['a refusal without words', answer(400, '')],
];

/** Codes with which the API says that it does not know, or that it has not come to an end. */
export const UNSURE: Case[] = [
	['400 REQUEST_TIMEOUT', coded(400, 'REQUEST_TIMEOUT')],
	['401 REQUEST_TIMEOUT', coded(401, 'REQUEST_TIMEOUT')],
	['404 INTERNAL_SERVER_ERROR', coded(404, 'INTERNAL_SERVER_ERROR')],
	['429 INTERNAL_SERVER_ERROR', coded(429, 'INTERNAL_SERVER_ERROR')],
	['200 SERVICE_UNAVAILABLE', older(200, 'SERVICE_UNAVAILABLE')],
	['403 PROVIDER_ERROR', older(403, 'PROVIDER_ERROR')],
];

/** Refusals of the API itself, whatever the status. */
export const PROVEN: Case[] = [
	['400 INVALID_REQUEST', coded(400, 'INVALID_REQUEST')],
	['500 INVALID_VALUE', coded(500, 'INVALID_VALUE')],
	['200 NOT_FOUND', coded(200, 'NOT_FOUND')],
	['200 MISSING_FIELD', older(200, 'MISSING_FIELD')],
	['409 SOMETHING_NEW', coded(409, 'SOMETHING_NEW')],
];
