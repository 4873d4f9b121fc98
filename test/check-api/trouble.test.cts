// What is in the way of one question keeps no other from being asked, is said in a clear line, and shows in the exit code.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isObject } from '../../nodes/Anycheck/json/objects';
import { demo, type Fault } from '../../sandbox/index.cts';
import { probes } from '../../scripts/check-api/probes/index.cts';
import { useChecker } from './support/checker.cts';

const checker = useChecker();
const login = { email: demo.email, password: demo.password };

/** How often somebody tried to sign in as this user. */
function signIns(email: string): number {
	const tries = checker.sandbox.record.seen('POST', /^\/auth\/login$/);
	return tries.filter(({ body }) => isObject(body) && body['email'] === email).length;
}

test('a wrong password is tried once, and the key goes on', async () => {
	const { code, answer, screen } = await checker.check(
		{},
		{ ...login, password: 'not-the-password', apiKey: demo.apiKey },
	);
	expect(signIns(demo.email)).toBe(1);
	expect(checker.sandbox.state.sessions.refusedLogins).toBe(1);
	const refused = 'The sign-in was refused (401 INVALID_CREDENTIALS)';
	expect(answer('signIn')).toMatchObject({ state: 'trouble', text: refused });
	expect(answer('refreshToken')).toMatchObject({ state: 'trouble', text: refused });
	expect(answer('error.unknownUser').text).toBe('401 INVALID_CREDENTIALS, in the newer form');
	expect(answer('readingWithKey').state).toBe('answered');
	expect(answer('updateSemantics').state).toBe('answered');
	expect(screen).not.toContain('not-the-password');
	expect(code).toBe(1);
});

test('a wrong password without a key is tried once, too', async () => {
	const { code, answer } = await checker.check({}, { ...login, password: 'not-the-password' });
	expect(signIns(demo.email)).toBe(1);
	expect(answer('updateSemantics').text).toContain('A verification cannot be read: The sign-in');
	expect(answer('reach').state).toBe('answered');
	expect(answer('error.badToken').state).toBe('answered');
	expect(code).toBe(1);
});

test.each([
	['a key alone', { apiKey: demo.apiKey }, 'signIn', 'No email and password were given'],
	['a user alone', login, 'keyUpdate', 'No API key was given'],
])('%s is enough for most questions', async (_, credentials, open, why) => {
	const { code, answer } = await checker.check({}, credentials);
	expect(answer(open)).toMatchObject({ state: 'unanswered', text: why });
	expect(answer('updateSemantics').state).toBe('answered');
	expect(answer('nullField').state).toBe('answered');
	expect(code).toBe(0);
});

test('a key that may not update is not enough, and nothing is changed', async () => {
	checker.sandbox.options.apiKeyMayUpdate = false;
	const { code, answer } = await checker.check({}, { apiKey: demo.apiKey });
	expect(answer('keyUpdate').text).toBe('No (403 FORBIDDEN)');
	expect(answer('updateSemantics').text).toBe('An update was refused: 403 FORBIDDEN');
	expect(code).toBe(0);
});

test('a token that was obtained elsewhere does', async () => {
	const user = checker.sandbox.state.users.find(({ email }) => email === demo.email);
	if (!user) throw new Error('The sandbox has no reviewer');
	const { accessToken } = checker.sandbox.state.sessions.start(user);
	const { code, answer } = await checker.check({}, { accessToken });
	expect(answer('updateSemantics').state).toBe('answered');
	expect(answer('secondSignIn').state).toBe('unanswered');
	expect(code).toBe(0);
});

test('nobody there: every line says so', async () => {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	const url = `http://127.0.0.1:${port}`;
	const { code, answer, screen } = await checker.check({
		address: { url, kind: 'this machine' },
	});
	const text = 'AnyCheck cannot be reached (ECONNREFUSED)';
	expect(answer('reach')).toMatchObject({ state: 'trouble', text });
	expect(answer('pageOffset').text).toBe(`A verification cannot be read: ${text}`);
	expect(screen).toContain('Written: ');
	expect(code).toBe(1);
});

const broken: [string, Fault, string][] = [
	['a web page', { type: 'html', status: 502 }, 'The answer is a web page (status 502)'],
	['a web page that says 200', { type: 'html', status: 200 }, 'a web page (status 200)'],
	['broken JSON', { type: 'brokenJson' }, 'The answer is broken JSON (status 200)'],
	['half an answer', { type: 'truncate' }, 'AnyCheck cannot be reached'],
	['a reset', { type: 'reset' }, 'AnyCheck cannot be reached (ECONNRESET)'],
	['silence', { type: 'hang' }, 'AnyCheck does not answer in time'],
	['a redirect', { type: 'status', status: 302 }, 'The answer is a redirect (302)'],
	['a failure', { type: 'status', status: 500 }, 'AnyCheck has failed (status 500)'],
	['no object', { type: 'status', status: 200, body: [1] }, 'The answer is no JSON object'],
];

test.each(broken)(
	'%s in one place: a clear line, and the others are asked',
	async (_, fault, text) => {
		checker.sandbox.faults.add({ match: { path: '^/auth/methods$' }, fault });
		const { code, answer } = await checker.check({
			// Only silence is waited out.
			timeoutMs: fault.type === 'hang' ? 1500 : 20_000,
			isReadOnly: true,
			only: new Set(['reach', 'error.badId', 'pageOffset']),
		});
		expect(answer('reach').state).toBe('trouble');
		expect(answer('reach').text).toContain(text);
		expect(answer('error.badId').state).toBe('answered');
		expect(answer('pageOffset').state).toBe('answered');
		expect(code).toBe(1);
	},
);

test.each(broken)('%s everywhere: every question has a line', async (_, fault) => {
	checker.sandbox.faults.add({ fault });
	const { code, json } = await checker.check({ timeoutMs: 50 });
	const { answers } = JSON.parse(json) as { answers: { state: string; text: string }[] };
	expect(answers.length).toBeGreaterThan(40);
	expect(answers.filter(({ text }) => text === '')).toEqual([]);
	expect(code).toBe(1);
});

test('an answer that asks for fewer requests is waited for', async () => {
	checker.sandbox.faults.add({
		match: { path: '^/auth/methods$', nth: 1 },
		fault: { type: 'status', status: 429, headers: { 'Retry-After': '0' } },
	});
	const { code, answer } = await checker.check({ only: new Set(['reach', 'limitHeaders']) });
	expect(answer('reach').state).toBe('answered');
	expect(answer('limitHeaders').text).toContain('retry-after: 0');
	expect(code).toBe(0);
});

test('a mistake in a question of ours keeps no other from being asked, and shows nothing of an answer', async () => {
	const probe = probes.find(({ id }) => id === 'error.badId');
	if (!probe) throw new Error('There is no such question');
	const spoiled = jest.spyOn(probe, 'ask').mockRejectedValue(new TypeError('SITI CONTOH'));
	try {
		const { code, answer, json } = await checker.check({
			only: new Set(['error.badId', 'error.unknownId']),
		});
		expect(answer('error.badId')).toMatchObject({
			state: 'trouble',
			text: 'This question has failed (TypeError): please report it',
		});
		expect(answer('error.unknownId').state).toBe('answered');
		expect(json).not.toContain('SITI');
		expect(code).toBe(1);
	} finally {
		spoiled.mockRestore();
	}
});
