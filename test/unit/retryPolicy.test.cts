import type { SendResult } from '../../nodes/Anycheck/transport/http/response';
import { judge, retryDelay, type Verdict } from '../../nodes/Anycheck/transport/http/retryPolicy';
import { ItemError } from '../../nodes/Anycheck/errors/itemError';

const response = (status: number, body: unknown = {}): SendResult => ({
	kind: 'response',
	status,
	headers: {},
	body,
});
const noResponse = (networkCode: string): SendResult => ({ kind: 'noResponse', networkCode });
const notSent = (facts: ItemError['facts']): SendResult => ({
	kind: 'notSent',
	reason: new ItemError('why', 'what to do', facts),
});

/** Only the API itself can tell that a write was not made. */
const REFUSALS: Array<[what: string, body: unknown, write: Verdict]> = [
	['newer form', { error_code: 'SOMETHING_NEW', message: 'm' }, 'rejected'],
	['older form', { success: false, error: { code: 'NOT_FOUND', message: 'm' } }, 'rejected'],
	['a web page', '<html>', 'ambiguous'],
	['nothing', '', 'ambiguous'],
	['an empty object', {}, 'ambiguous'],
	["a gateway's words", { message: 'no Route matched' }, 'ambiguous'],
	["a gateway's number", { error_code: 1020, message: 'm' }, 'ambiguous'],
	["a gateway's code", { error: { code: 'DEPLOYMENT_NOT_FOUND' } }, 'ambiguous'],
];

const verdicts: Array<[what: string, SendResult, read: Verdict, write: Verdict]> = [
	['200 with an object', response(200, { id: 1 }), 'ok', 'ok'],
	['201 with an object', response(201, { id: 1 }), 'ok', 'ok'],
	['200 with half of an object', response(200, '{"id": "3c'), 'retry', 'ambiguous'],
	['200 with nothing', response(200, ''), 'retry', 'ambiguous'],
	['200 with a list, which some lists may be', response(200, []), 'ok', 'ok'],
	['204', response(204, ''), 'retry', 'ambiguous'],
	['200 with a web page', response(200, ' <!doctype html>'), 'rejected', 'ambiguous'],
	['200 that says no', response(200, { success: false }), 'rejected', 'ambiguous'],
	['200 with a code', response(200, { error_code: 'NEW', message: 'm' }), 'rejected', 'rejected'],
	['200 about something with a code', response(200, { id: 1, error_code: 'NEW' }), 'ok', 'ok'],

	...[300, 301, 302, 307, 308].map((status): [string, SendResult, Verdict, Verdict] => [
		`redirect ${status}`,
		response(status, ''),
		'rejected',
		'ambiguous',
	]),
	...[400, 402, 403, 404, 405, 409, 410, 413, 415, 422, 451, 499].flatMap((status) =>
		REFUSALS.map(([what, body, write]): [string, SendResult, Verdict, Verdict] => [
			`refusal ${status}, ${what}`,
			response(status, body),
			'rejected',
			write,
		]),
	),
	...[401, 407].map((status): [string, SendResult, Verdict, Verdict] => [
		`${status}, which is answered instead of doing anything`,
		response(status, '<html>'),
		'rejected',
		'rejected',
	]),
	[
		'401 of an API in trouble',
		response(401, { error_code: 'REQUEST_TIMEOUT' }),
		'retry',
		'ambiguous',
	],

	['408', response(408), 'retry', 'ambiguous'],
	['425', response(425), 'retry', 'retry'],
	['429', response(429), 'retry', 'retry'],

	...[500, 502, 503, 504, 507, 520, 524, 529].map(
		(status): [string, SendResult, Verdict, Verdict] => [
			`server error ${status}`,
			response(status),
			'retry',
			'ambiguous',
		],
	),
	['a proxy page with 502', response(502, '<html></html>'), 'retry', 'ambiguous'],
	...[501, 505, 511].map((status): [string, SendResult, Verdict, Verdict] => [
		`lasting server error ${status}`,
		response(status),
		'rejected',
		'ambiguous',
	]),

	...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].map(
		(code): [string, SendResult, Verdict, Verdict] => [code, noResponse(code), 'retry', 'retry'],
	),
	...['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'UNKNOWN', 'NO_RESPONSE'].map(
		(code): [string, SendResult, Verdict, Verdict] => [
			code,
			noResponse(code),
			'retry',
			'ambiguous',
		],
	),
	...[
		'CERT_HAS_EXPIRED',
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'ERR_TLS_CERT_ALTNAME_INVALID',
		'EPROTO',
		'ERR_CANCELED',
		'ERR_INVALID_URL',
	].map((code): [string, SendResult, Verdict, Verdict] => [
		code,
		noResponse(code),
		'rejected',
		'rejected',
	]),

	['no session: network', notSent({ networkCode: 'ECONNRESET' }), 'retry', 'retry'],
	['no session: 503', notSent({ httpStatus: 503 }), 'retry', 'retry'],
	['no session: 429', notSent({ httpStatus: 429 }), 'retry', 'retry'],
	['no session: wrong password', notSent({ httpStatus: 401 }), 'rejected', 'rejected'],
	['no session: a field is empty', notSent({}), 'rejected', 'rejected'],
];

test.each(verdicts)('%s', (_what, result, read, write) => {
	expect({ read: judge(result, false), write: judge(result, true) }).toEqual({ read, write });
});

describe('the delay before the next attempt', () => {
	test.each([
		[1, 200],
		[2, 400],
		[3, 800],
		[7, 12_800],
		[8, 20_000],
		[50, 20_000],
		[2000, 20_000],
	])('after attempt %d it is anything up to %d ms', (attempt, bound) => {
		expect(retryDelay(attempt, 0)).toBe(0);
		expect(retryDelay(attempt, 0.5)).toBe(bound / 2);
		expect(retryDelay(attempt, 1)).toBe(bound);
	});
});
