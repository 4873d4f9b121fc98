// What each code, status and network failure means, for all who ask: texts, retries, sessions, the throttle.
import {
	codeEntry,
	effectOf,
	endsSession,
	faultOf,
	mayPass,
	networkEntry,
	statusEntry,
	type Effect,
	type Fault,
} from '../../nodes/Anycheck/errors/catalogue';

test.each<[code: string, fault: Fault, endsSession: boolean, isGone: boolean]>([
	['INVALID_REQUEST', 'item', false, false],
	['INVALID_INPUT', 'item', false, false],
	['MISSING_FIELD', 'item', false, false],
	['INVALID_ID', 'item', false, false],
	['INVALID_VALUE', 'item', false, false],
	['ALREADY_EXISTS', 'item', false, false],
	['NOT_FOUND', 'item', false, true],
	['VERIFICATION_NOT_FOUND', 'item', false, true],
	['USER_NOT_FOUND', 'item', false, false],
	['UNAUTHORIZED', 'credential', true, false],
	['INVALID_TOKEN', 'credential', true, false],
	['TOKEN_EXPIRED', 'credential', true, false],
	['INVALID_API_KEY', 'credential', false, false],
	['API_KEY_EXPIRED', 'credential', false, false],
	['INVALID_CREDENTIALS', 'credential', false, false],
	['FORBIDDEN', 'credential', false, false],
	['INSUFFICIENT_BALANCE', 'credential', false, false],
	['INSUFFICIENT_CREDITS', 'credential', false, false],
	['QUOTA_EXCEEDED', 'credential', false, false],
	['REQUEST_TIMEOUT', 'service', false, false],
	['SERVICE_UNAVAILABLE', 'service', false, false],
	['PROVIDER_ERROR', 'service', false, false],
	['INTERNAL_SERVER_ERROR', 'service', false, false],
	['SOMETHING_NEW', 'item', false, false],
	['constructor', 'item', false, false],
	['', 'item', false, false],
])('code "%s": fault of the %s', (code, fault, endsSession, isGone) => {
	const entry = codeEntry(code);
	expect(entry.fault).toBe(fault);
	expect([entry.endsSession === true, entry.isGone === true]).toEqual([endsSession, isGone]);
});

/** With a code that says nothing of its own, and without any: a 404 or a success without one is not the API's. */
test.each<[status: number, withCode: Fault, without: Fault, effect: Effect, mayPass: boolean]>([
	[200, 'item', 'service', 'ambiguous', false],
	[301, 'credential', 'credential', 'rejected', false],
	[400, 'item', 'item', 'rejected', false],
	[401, 'credential', 'credential', 'rejected', false],
	[402, 'credential', 'credential', 'rejected', false],
	[403, 'credential', 'credential', 'rejected', false],
	[404, 'item', 'service', 'rejected', false],
	[407, 'service', 'service', 'rejected', false],
	[405, 'service', 'service', 'rejected', false],
	[408, 'service', 'service', 'ambiguous', true],
	[409, 'item', 'item', 'rejected', false],
	[410, 'service', 'service', 'rejected', false],
	[411, 'item', 'item', 'rejected', false],
	[413, 'item', 'item', 'rejected', false],
	[415, 'item', 'item', 'rejected', false],
	[418, 'service', 'service', 'rejected', false],
	[422, 'item', 'item', 'rejected', false],
	[425, 'service', 'service', 'retry', true],
	[429, 'service', 'service', 'retry', true],
	[500, 'service', 'service', 'ambiguous', true],
	[501, 'service', 'service', 'rejected', false],
	[503, 'service', 'service', 'ambiguous', true],
	[529, 'service', 'service', 'ambiguous', true],
])('status %d: fault of the %s (%s without a code), %s', (status, withCode, without, ...rest) => {
	const { effect } = statusEntry(status);
	expect(faultOf(status, 'SOMETHING_NEW')).toBe(withCode);
	expect(faultOf(status, '')).toBe(without);
	expect([effect, mayPass(status, '')]).toEqual(rest);
});

test('a code about credential or service counts more than the status', () => {
	expect(faultOf(400, 'TOKEN_EXPIRED')).toBe('credential');
	expect(faultOf(200, 'SERVICE_UNAVAILABLE')).toBe('service');
	expect(faultOf(403, 'INVALID_REQUEST')).toBe('credential');
});

test.each([
	['asks for less in any case', ({ asksForLess }) => asksForLess === 'always', [429]],
	['asks for less where it says for how long', (row) => row.asksForLess === 'withPause', [503]],
	['may mean that the session is over', ({ endsSession }) => endsSession, [401]],
	['refuses who asks', ({ isAboutWho }) => isAboutWho, [401, 403]],
	['may refuse a password', ({ refusesLogin }) => refusesLogin, [400, 401, 403, 422]],
	['may end a link to a file', ({ endsLink }) => endsLink, [400, 401, 403, 404, 410]],
] satisfies Array<
	[string, (row: ReturnType<typeof statusEntry>) => boolean | undefined, number[]]
>)('%s', (_, has, statuses) => {
	const all = Array.from({ length: 400 }, (__, index) => 200 + index);
	expect(all.filter((status) => has(statusEntry(status)) === true)).toEqual(statuses);
});

test.each<[Effect, string[]]>([
	['retry', ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']],
	['ambiguous', ['ECONNRESET', 'ETIMEDOUT', 'ECONNABORTED', 'EHOSTUNREACH', 'UNKNOWN']],
	['rejected', ['CERT_HAS_EXPIRED', 'EPROTO', 'ERR_CANCELED', 'ERR_INVALID_URL', 'SSRF_BLOCKED']],
])('after a network failure: %s', (effect, codes) => {
	expect(codes.map((code) => networkEntry(code).effect)).toEqual(codes.map(() => effect));
});

const ALL = [200, 301, 400, 401, 403, 404, 408, 422, 500, 501, 503];

test.each(['REQUEST_TIMEOUT', 'INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'PROVIDER_ERROR'])(
	'%s leaves open what was done, whatever the status, and ends no session',
	(code) => {
		for (const status of [...ALL, 425, 429]) {
			expect([status, effectOf(status, code)]).toEqual([status, 'ambiguous']);
			expect(mayPass(status, code)).toBe(true);
			expect(endsSession(status, code)).toBe(false);
		}
	},
);

test.each(['INVALID_REQUEST', 'INVALID_CREDENTIALS', 'TOKEN_EXPIRED', 'NOT_FOUND', 'FORBIDDEN'])(
	'%s says that nothing was done, whatever the status',
	(code) => {
		for (const status of ALL) expect(effectOf(status, code)).toBe('rejected');
		expect(effectOf(429, code)).toBe('retry');
	},
);

test('a code that nobody knows leaves it to the status', () => {
	expect([200, 400, 500, 429].map((status) => effectOf(status, 'SOMETHING_NEW'))).toEqual([
		'rejected',
		'rejected',
		'ambiguous',
		'retry',
	]);
});

test('the code of an ended session counts, whatever the status', () => {
	const codes = ['UNAUTHORIZED', 'TOKEN_EXPIRED', 'INVALID_TOKEN'];
	for (const status of ALL) {
		expect(codes.map((code) => endsSession(status, code))).toEqual([true, true, true]);
		expect(endsSession(status, '')).toBe(status === 401);
	}
});
