import type { Answer } from '../../nodes/Anycheck/transport/http/answer';
import { judge, retryDelay, type Verdict } from '../../nodes/Anycheck/transport/http/retryPolicy';
import { ItemError } from '../../nodes/Anycheck/errors/itemError';

const answered = (status: number, body: unknown = {}): Answer => ({
	kind: 'answered',
	status,
	headers: {},
	body,
});
const unanswered = (networkCode: string): Answer => ({ kind: 'unanswered', networkCode });
const unsent = (facts: ItemError['facts']): Answer => ({
	kind: 'unsent',
	reason: new ItemError('why', 'what to do', facts),
});

const verdicts: Array<[what: string, Answer, read: Verdict, write: Verdict]> = [
	['200 with an object', answered(200, { id: 1 }), 'accepted', 'accepted'],
	['201 with an object', answered(201, { id: 1 }), 'accepted', 'accepted'],
	['200 with half of an object', answered(200, '{"id": "3c'), 'again', 'inDoubt'],
	['200 with nothing', answered(200, ''), 'again', 'inDoubt'],
	['200 with a list, which some lists may be', answered(200, []), 'accepted', 'accepted'],
	['204', answered(204, ''), 'again', 'inDoubt'],
	['200 with a web page', answered(200, ' <!doctype html>'), 'refused', 'refused'],

	...[300, 301, 302, 307, 308].map((status): [string, Answer, Verdict, Verdict] => [
		`redirect ${status}`,
		answered(status, ''),
		'refused',
		'refused',
	]),
	...[400, 401, 402, 403, 404, 405, 409, 410, 413, 415, 422, 451].map(
		(status): [string, Answer, Verdict, Verdict] => [
			`refusal ${status}`,
			answered(status),
			'refused',
			'refused',
		],
	),

	['408', answered(408), 'again', 'inDoubt'],
	['425', answered(425), 'again', 'again'],
	['429', answered(429), 'again', 'again'],

	...[500, 502, 503, 504, 507, 520, 524, 529].map((status): [string, Answer, Verdict, Verdict] => [
		`server error ${status}`,
		answered(status),
		'again',
		'inDoubt',
	]),
	['a proxy page with 502', answered(502, '<html></html>'), 'again', 'inDoubt'],
	...[501, 505, 511].map((status): [string, Answer, Verdict, Verdict] => [
		`lasting server error ${status}`,
		answered(status),
		'refused',
		'refused',
	]),

	...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].map((code): [string, Answer, Verdict, Verdict] => [
		code,
		unanswered(code),
		'again',
		'again',
	]),
	...['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'UNKNOWN', 'NO_RESPONSE'].map(
		(code): [string, Answer, Verdict, Verdict] => [code, unanswered(code), 'again', 'inDoubt'],
	),
	...[
		'CERT_HAS_EXPIRED',
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'ERR_TLS_CERT_ALTNAME_INVALID',
		'EPROTO',
		'ERR_CANCELED',
		'ERR_INVALID_URL',
	].map((code): [string, Answer, Verdict, Verdict] => [
		code,
		unanswered(code),
		'refused',
		'refused',
	]),

	['no session: network', unsent({ networkCode: 'ECONNRESET' }), 'again', 'again'],
	['no session: 503', unsent({ httpStatus: 503 }), 'again', 'again'],
	['no session: 429', unsent({ httpStatus: 429 }), 'again', 'again'],
	['no session: wrong password', unsent({ httpStatus: 401 }), 'refused', 'refused'],
	['no session: a field is empty', unsent({}), 'refused', 'refused'],
];

test.each(verdicts)('%s', (_what, answer, read, write) => {
	expect({ read: judge(answer, false), write: judge(answer, true) }).toEqual({ read, write });
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
