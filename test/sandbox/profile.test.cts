import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
