// Every answer is compared with the OpenAPI document; and the questions with the README.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demo, type Fault } from '../../sandbox/index.cts';
import { probes, unaskable } from '../../scripts/check-api/probes/index.cts';
import { useChecker } from './support/checker.cts';

const checker = useChecker();

/** What is found when one answer is changed. */
async function found(
	call: { path: string; question: string },
	fault: Fault,
): Promise<[string, string, string, string][]> {
	checker.sandbox.faults.add({ match: { path: call.path }, fault });
	const { findings } = await checker.check({
		only: new Set([call.question]),
		isReadOnly: true,
		verification: undefined as never,
	});
	return findings.map(({ what, where, seen, documented }) => [what, where, seen, documented]);
}

const methods = { path: '^/auth/methods$', question: 'reach' };
const unknownId = { path: '^/verifications/', question: 'error.unknownId' };
const ok = (body: unknown, headers: Record<string, string> = {}): Fault => ({
	type: 'status',
	status: 200,
	body,
	headers,
});

test.each<[string, { path: string; question: string }, Fault, [string, string, string, string][]]>([
	[
		'a field that is not documented',
		methods,
		ok({ PASSWORD: { enabled: true, note: 'x'.repeat(9) } }),
		[['unknown field', 'PASSWORD.note', 'text of 9', '']],
	],
	[
		'a missing field',
		methods,
		ok({ PASSWORD: {} }),
		[['missing field', 'PASSWORD.enabled', '', '']],
	],
	[
		'another type',
		methods,
		ok({ PASSWORD: { enabled: 'yes' } }),
		[['other type', 'PASSWORD.enabled', 'text of 3', 'boolean']],
	],
	[
		'another status of success',
		methods,
		{ type: 'status', status: 202, body: {} },
		[['status', 'success', '202', '200 is assumed']],
	],
	[
		'a redirect',
		methods,
		{ type: 'status', status: 307 },
		[['redirect', '307', 'redirect', 'none']],
	],
	['a web page', methods, { type: 'html' }, [['no JSON', '502', 'web page', 'JSON']]],
	[
		'a header',
		methods,
		ok({}, { 'X-Trace': 'a', Server: 'b', 'Content-Language': 'en' }),
		[['header', 'x-trace', '', '']],
	],
	[
		'a code that is not documented',
		unknownId,
		{ type: 'status', status: 409, body: { error_code: 'VERIFICATION_LOCKED', message: 'x' } },
		[['error code', 'VERIFICATION_LOCKED', '409', '']],
	],
	[
		'another form of an error',
		unknownId,
		{ type: 'status', status: 404, body: { error_code: 'NOT_FOUND', message: 'x', trace: 'abc' } },
		[['unknown field', 'trace', 'text of 3', '']],
	],
])('%s is a finding', async (_, call, fault, expected) => {
	expect(await found(call, fault)).toEqual(expected);
});

test('a value outside the documented ones is a finding, without the value', async () => {
	Object.assign(checker.sandbox.state.find(demo.verifications.ktp), {});
	checker.sandbox.faults.add({
		match: { path: '^/verifications/' },
		fault: ok({ ...checker.sandbox.state.find(demo.verifications.ktp), status: 'ON_HOLD' }),
	});
	const { findings, markdown } = await checker.check({
		isReadOnly: true,
		only: new Set(['secretShown']),
	});
	expect(findings).toEqual([
		expect.objectContaining({ what: 'other value', where: 'status', seen: 'text of 7' }),
	]);
	expect(markdown).toContain('openapi, GET /verifications/{id}: status is text of 7');
	expect(markdown).not.toContain('ON_HOLD');
});

test('the report says what to choose in n8n, and what to change here', async () => {
	Object.assign(checker.sandbox.options, { updateSemantics: 'merge', apiKeyMayUpdate: false });
	const { markdown, answer } = await checker.check();
	expect(answer('updateSemantics').state).toBe('otherwise');
	for (const line of [
		'| Is the output replaced, or merged? | Merged, nested objects too | otherwise than assumed |',
		'- Credential: choose Email and Password for updates',
		'- Credential: give n8n a user of its own, and use one credential for all workflows',
		'- Update: Write Mode \\> Replace does not remove fields; Merge Into Current is right, too',
		'- sandbox: another default of updateSemantics, see anycheck-check.json',
		'- sandbox: another default of apiKeyMayUpdate, see anycheck-check.json',
		'- README, "May an API key update a verification?": May an API key update a verification? No',
	]) {
		expect(markdown).toContain(line);
	}
});

test('every open question of the documentation is asked, or it is said why not', () => {
	const page = readFileSync(join(__dirname, '../../docs/api.md'), 'utf8');
	const [, section = ''] = page.split('\n## Open questions\n');
	const [table = ''] = section.split('\n## ');
	const rows = [...table.matchAll(/^\| ([^|]+?) *\|/gm)].map(([, row = '']) => row).slice(2);
	expect(rows.length).toBeGreaterThan(15);
	const asked = [...probes.flatMap(({ row }) => row ?? []), ...Object.keys(unaskable)];
	expect(asked.filter((row) => !rows.some((one) => one.startsWith(row)))).toEqual([]);
	expect(rows.filter((row) => !asked.some((one) => row.startsWith(one)))).toEqual([]);
});

test('questions have ids and words of their own', () => {
	const ids = probes.map(({ id }) => id);
	const questions = probes.map(({ question }) => question);
	expect(new Set(ids).size).toBe(ids.length);
	expect(new Set(questions).size).toBe(questions.length);
});
