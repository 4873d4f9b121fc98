import axios from 'axios';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { defaultOptions } from '../../sandbox/options.cts';
import { readProfile, seenOptions } from '../../sandbox/index.cts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'profile-'));
});
afterAll(() => {
	rmSync(folder, { recursive: true });
});
afterEach(() => {
	delete process.env['ANYCHECK_PROFILE'];
});

function file(text: string): string {
	const path = join(folder, 'anycheck-check.json');
	writeFileSync(path, text);
	return path;
}

test('a profile says what differs from the defaults', () => {
	const limit = { match: {}, fault: { type: 'rateLimit', perSecond: 10 } };
	const path = file(
		JSON.stringify({
			answers: [],
			sandbox: { options: { updateSemantics: 'merge', webhooks: { copies: 2 } }, faults: [limit] },
		}),
	);
	const { options, faults } = readProfile(path);
	const { webhooks, ...others } = defaultOptions();
	expect(options).toEqual({
		...others,
		updateSemantics: 'merge',
		webhooks: { ...webhooks, copies: 2 },
	});
	expect(faults).toEqual([limit]);
});

test.each([
	['', 'cannot be read as JSON'],
	['[]', 'is no anycheck-check.json'],
	['{"answers":[]}', 'is no anycheck-check.json'],
	['{"sandbox":{"faults":[{"fault":{"type":"x"}}]}}', 'is no anycheck-check.json'],
	['{"sandbox":{"options":{"nonsense":1}}}', 'There is no option nonsense'],
])('%s is refused', (text, message) => {
	expect(() => readProfile(file(text))).toThrow(message);
});

test('tests behave as the profile in the environment says, if there is one', () => {
	expect(seenOptions()).toEqual({});
	process.env['ANYCHECK_PROFILE'] = '';
	expect(seenOptions()).toEqual({});
	process.env['ANYCHECK_PROFILE'] = file('{"sandbox":{"options":{"updateSemantics":"merge"}}}');
	expect(seenOptions()).toMatchObject({ updateSemantics: 'merge' });
	process.env['ANYCHECK_PROFILE'] = join(folder, 'absent.json');
	expect(() => seenOptions()).toThrow('absent.json');
});

test('npm run sandbox -- --profile behaves as was seen; options go before it', async () => {
	const fault = { type: 'rateLimit', perSecond: 5, burst: 1, status: 420 };
	const options = { updateSemantics: 'merge', nullField: 'remove' };
	const path = file(JSON.stringify({ sandbox: { options, faults: [{ fault }] } }));
	const main = join(__dirname, '../../sandbox/main.cts');
	const given = ['--profile', path, '--options', '{"nullField":"keep"}'];
	const child = spawn(process.execPath, ['--require', 'tsx/cjs', main, ...given], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	try {
		const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
		const url = /http:\S+/.exec(line)?.[0] ?? '';
		const client = axios.create({ baseURL: url, proxy: false, validateStatus: () => true });
		const { data } = await client.get<object>('/__sandbox__/options');
		expect(data).toMatchObject({ updateSemantics: 'merge', nullField: 'keep' });
		const asked = Array.from({ length: 3 }, () => client.get('/auth/methods'));
		const statuses = (await Promise.all(asked)).map(({ status }) => status);
		expect(statuses).toContain(420);
	} finally {
		child.kill('SIGKILL');
	}
});
