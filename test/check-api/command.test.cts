// What the command takes, asks for, and refuses.
import { PassThrough } from 'node:stream';
import { demo } from '../../sandbox/index.cts';
import { addressFrom } from '../../scripts/check-api/address.cts';
import { credentialsFrom, personAt, type Person } from '../../scripts/check-api/ask.cts';
import { settingsFrom, usage } from '../../scripts/check-api/command.cts';
import { probes } from '../../scripts/check-api/probes/index.cts';
import { content, everything, nobody, useChecker } from './support/checker.cts';
import { call } from './support/cli.cts';

const checker = useChecker();
const id = demo.verifications.ktp;

test.each([
	[undefined, false, 'https://staging-api.anycheck.ai', 'staging'],
	['staging', true, 'https://staging-api.anycheck.ai', 'staging'],
	['https://staging-api.anycheck.ai/', false, 'https://staging-api.anycheck.ai', 'staging'],
	['production', true, 'https://api.anycheck.ai', 'production'],
	['https://api.anycheck.id', true, 'https://api.anycheck.id', 'production'],
	['https://API.anycheck.ai:443/', true, 'https://api.anycheck.ai', 'production'],
	['https://kyc.example.test/any/', true, 'https://kyc.example.test/any', 'an address of its own'],
	['http://localhost:8090', false, 'http://localhost:8090', 'this machine'],
	['http://[::1]:80', false, 'http://[::1]', 'this machine'],
])('the address %s (production: %s) is taken', (given, isProduction, url, kind) => {
	expect(addressFrom(given, isProduction)).toEqual({ url, kind });
});

test.each([
	['production', 'This is production: add --production'],
	['https://api.anycheck.ai', 'This is production: add --production'],
	['https://API.AnyCheck.ai', 'This is production: add --production'],
	['https://api.anycheck.ai./', 'This is production: add --production'],
	['https://api.anycheck.id/v1', 'This is production: add --production'],
	['https://staging-api.anycheck.ai.example.test', 'This may be production: add --production'],
	['https://kyc.example.test', 'This may be production: add --production'],
	['http://staging-api.anycheck.ai', 'has to begin with https://'],
	['http://api.anycheck.ai', 'has to begin with https://'],
	['https://user:hunter2@staging-api.anycheck.ai', 'must hold no user, password'],
	['https://staging-api.anycheck.ai?key=hunter2', 'must hold no user, password'],
	['anycheck', '--address takes'],
])('the address %s is refused', (given, message) => {
	expect(() => addressFrom(given, false)).toThrow(message);
	try {
		addressFrom(given, false);
	} catch (error) {
		expect(String(error)).not.toContain('hunter2');
	}
});

test('what is not said has its default', () => {
	expect(settingsFrom([], {})).toMatchObject({
		address: { kind: 'staging' },
		isReadOnly: false,
		isAgreed: false,
		also: [],
		folder: '.',
		webhook: { port: 0, waitMs: 60_000 },
	});
	expect(settingsFrom([], {})).not.toHaveProperty('verification');
});

test('everything that can be said', () => {
	const settings = settingsFrom(
		[
			...['--verification', id.toUpperCase(), '--address', 'production'],
			...['--also', id, '--also', demo.verifications.slik, '--also', demo.verifications.slik],
			...['--production', '--read-only', '--yes', '--with', 'create', '--with', 'retry'],
			...['--only', 'force', '--webhook-port', '8099', '--webhook-wait', '5', '--folder', 'x'],
			...['--webhook-url', 'https://hooks.example.test/a'],
		],
		{ ANYCHECK_WEBHOOK_SECRET: 'secret' },
	);
	expect(settings).toMatchObject({
		verification: id,
		// Each once.
		also: [demo.verifications.slik],
		address: { kind: 'production' },
		isReadOnly: true,
		isAgreed: true,
		words: new Set(['create', 'retry', 'webhook']),
		only: new Set(['force']),
		webhook: { port: 8099, url: 'https://hooks.example.test/a', secret: 'secret', waitMs: 5000 },
		folder: 'x',
	});
	expect(settingsFrom(['--help'], {})).toBeUndefined();
	expect(usage).toContain('--read-only');
});

test.each([
	[['--password', 'hunter2'], 'never taken from the command line'],
	[['--password=hunter2'], 'never taken from the command line'],
	[['--api-key', 'hunter2'], 'never taken from the command line'],
	[['--email=hunter2@example.test'], 'never taken from the command line'],
	[['hunter2'], 'The command is not understood'],
	[['--nonsense'], 'The command is not understood'],
	[['--with', 'hunter2'], '--with takes uploads'],
	[['--only', 'hunter2'], '--only takes reach'],
	[['--verification', 'hunter2'], '--verification takes the ID'],
	[['--also', id], '--also goes with --verification'],
	[['--webhook-port', 'hunter2'], '--webhook-port takes a whole number'],
	[['--webhook-url', 'hunter2'], '--webhook-url takes an address'],
])('%j is refused without being repeated', (args, message) => {
	expect(() => settingsFrom(args, {})).toThrow(message);
	try {
		settingsFrom(args, {});
	} catch (error) {
		expect(String(error)).not.toContain('hunter2');
	}
});

test('credentials come from the environment, and then nobody is asked', async () => {
	const env = { ANYCHECK_EMAIL: 'a@example.test', ANYCHECK_PASSWORD: ' p ', ANYCHECK_API_KEY: '' };
	const there: Person = { ...nobody, isThere: false };
	expect(await credentialsFrom(env, there)).toEqual({ email: 'a@example.test', password: ' p ' });
	expect(await credentialsFrom({ ANYCHECK_API_KEY: 'k' }, there)).toEqual({ apiKey: 'k' });
	expect(await credentialsFrom({ ANYCHECK_ACCESS_TOKEN: 't' }, there)).toEqual({
		accessToken: 't',
	});
	await expect(credentialsFrom({}, there)).rejects.toThrow('Nothing to sign in with');
	await expect(credentialsFrom({ ANYCHECK_EMAIL: 'a' }, there)).rejects.toThrow('Nothing to sign');
});

test('what is missing is typed, and no secret appears while it is', async () => {
	const [input, output] = [new PassThrough(), new PassThrough()];
	// Each question ends it; a terminal goes on.
	output.end = () => output;
	let shown = '';
	output.on('data', (chunk: Buffer) => {
		shown += chunk.toString();
	});
	/** Types a line when the question has appeared. */
	const type = async (question: string, line: string): Promise<void> => {
		while (!shown.includes(question)) await new Promise((resolve) => setTimeout(resolve, 5));
		input.write(`${line}\n`);
	};
	const [credentials] = await Promise.all([
		credentialsFrom({}, personAt(true, { input, output })),
		type('Email of a user', 'a@example.test'),
		type('Password', 'hunter2-password'),
		type('API key', 'hunter2-key'),
	]);
	expect(credentials).toEqual({
		email: 'a@example.test',
		password: 'hunter2-password',
		apiKey: 'hunter2-key',
	});
	expect(shown).not.toContain('hunter2');
});

test.each([
	['agreed', true],
	['not agreed', false],
])('before it writes, it shows which one and what, and asks: %s', async (_, isAgreed) => {
	const questions: string[] = [];
	const person: Person = {
		...nobody,
		isThere: true,
		agrees: (question) => {
			questions.push(question);
			return Promise.resolve(isAgreed);
		},
	};
	const before = content(checker.sandbox, id);
	const outcome = await checker.check({ isAgreed: false }, everything, person);
	expect(questions).toEqual(['Was it made for this test, and may it be changed?']);
	expect(outcome.screen).toContain(`${id}, KTP & PEP, COMPLETED, created 2025-03-01T02:00:00Z`);
	expect(outcome.screen).toContain('Afterwards all three are as they are now');
	const updates = checker.sandbox.record.seen('PUT', /./).length;
	if (isAgreed) expect(updates).toBeGreaterThan(10);
	else expect(updates).toBe(0);
	expect(content(checker.sandbox, id)).toEqual(before);
	expect(outcome.code).toBe(0);
});

test('with --read-only nothing is sent but readings and sign-ins, whatever is named', async () => {
	const words = new Set(['retry', 'uploads', 'webhook', 'create'] as const);
	const outcome = await checker.check({ isReadOnly: true, isAgreed: false, words });
	expect(outcome.code).toBe(0);
	const sent = checker.sandbox.record.requests.map(({ method, path }) => `${method} ${path}`);
	const writing = sent.filter((one) => !/^(GET |POST \/auth\/(login|refresh)$)/.test(one));
	expect(writing).toEqual([]);
	expect(outcome.answer('updateSemantics').text).toBe('Not asked with --read-only');
});

test('without a verification, what needs none is asked', async () => {
	const outcome = await checker.check({ verification: undefined as never });
	expect(outcome.answer('error.unknownId').state).toBe('answered');
	expect(outcome.answer('updateSemantics').text).toBe('No verification was named (--verification)');
	expect(outcome.code).toBe(0);
});

test('what costs or stays is off until it is named, and says what it does', async () => {
	const { answer } = await checker.check();
	for (const { id: question, word } of probes) {
		if (word === undefined) continue;
		expect(answer(question).text).toMatch(/^Not asked: it .+ \(--with [\w-]+\)$/);
	}
	const sent = checker.sandbox.record.requests.map(({ method, path }) => `${method} ${path}`);
	expect(sent.filter((one) => /retry|uploads|^POST \/verifications/.test(one))).toEqual([]);
});

describe('the command itself', () => {
	const env = () => ({
		ANYCHECK_EMAIL: demo.email,
		ANYCHECK_PASSWORD: demo.password,
		ANYCHECK_API_KEY: demo.apiKey,
		XDG_CACHE_HOME: checker.folder,
	});
	const local = () => ['--address', checker.sandbox.url, '--folder', checker.folder];

	test.each([
		[['--help'], 0, 'Usage: npm run check-api'],
		[['--address', 'production'], 2, 'This is production: add --production if you mean it'],
		[['--password', 'hunter2'], 2, 'never taken from the command line'],
	])('%j', async (args, code, text) => {
		const ended = await call(args, env()).ended;
		expect(ended.code).toBe(code);
		expect(ended.output).toContain(text);
		expect(ended.output).not.toMatch(/hunter2|sandbox-password|sandbox-key/);
	});

	test('without a terminal it wants --yes before it changes anything', async () => {
		const ended = await call([...local(), '--verification', id], env()).ended;
		expect(ended).toMatchObject({ code: 2 });
		expect(ended.output).toContain('add --yes to change the verification, or --read-only');
		expect(checker.sandbox.record.total).toBe(0);
	});

	test('it asks, shows how far it is, and ends with a table and two files', async () => {
		const questions = ['--only', 'reach', '--only', 'nullField'];
		const args = [...local(), ...questions, '--verification', id, '--yes'];
		const { code, output } = await call(args, env()).ended;
		expect(output).toContain('✓  1/2 Does AnyCheck answer, and which ways to sign in are on? Yes');
		expect(output).toContain(
			'✓  2/2 What does null do to a field of the output? The field becomes',
		);
		expect(output).toContain('│ Question');
		expect(output).toMatch(/Written: .*anycheck-check\.md, .*anycheck-check\.json/);
		expect(output).not.toMatch(/sandbox-password|sandbox-key/);
		expect(code).toBe(0);
	});
});
