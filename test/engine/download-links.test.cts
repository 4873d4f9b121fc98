// Where the links to files lead, who is told there who is asking, and what is said of a link that has ended.
import type { INodeParameters } from 'n8n-workflow';
import { demo, redact, type Verification } from '../../sandbox/index.cts';
import { failures } from './support/desk.cts';
import { contentOf } from './support/file-store.cts';
import { on, intakeOfSuite } from './support/intake.cts';
import { always, startOrigin } from './support/origin.cts';
import { API_KEY, CREDENTIAL, sessionCounts, typed } from './support/stage.cts';

const intake = intakeOfSuite();

afterEach(() => {
	expect(intake.sandbox.record.contractErrors).toEqual([]);
});

const { ktp } = demo.verifications;

async function run(ids: string[], parameters: INodeParameters = {}, settings = {}) {
	const items = ids.map((id, row) => ({ json: { id, row } }));
	return await intake.run(on('download', parameters), items, settings);
}

function record(id: string): Verification {
	const found = intake.sandbox.state.verifications.get(id);
	if (!found) throw new Error('The sandbox has no such verification');
	return found;
}

const served = (url: string | null | undefined) =>
	intake.sandbox.state.files.byUrl(new URL(url ?? '').pathname)?.content?.toString();

describe('who is asking', () => {
	it.each(['apiKey', 'accessToken', 'login'] as const)('is told to the API: %s', async (way) => {
		intake.sandbox.options.filesNeedAuthentication = true;
		const credentialId = intake.engine.credentials.create(CREDENTIAL, typed[way](intake));

		const result = await run([ktp, ktp], {}, { credentialId });

		expect(failures(result)).toEqual([]);
		expect(result.outputs.success).toHaveLength(2);
	});

	it.each([
		['a link to it', { filesHost: 'foreign' }],
		['a redirect of the API', { filesRedirect: true }],
		['a redirect for those who may', { filesRedirect: true, filesNeedAuthentication: true }],
	] as const)('is not told to another server, reached by %s', async (_, options) => {
		Object.assign(intake.sandbox.options, options);

		const { outputs } = await run([ktp], { fileKind: 'input' });

		const card = record(ktp).input_file_url['ktp_file']?.[0];
		expect(await contentOf(outputs.success[0]?.binary?.['ktp_file'])).toBe(served(card));
		expect(intake.sandbox.record.foreign).toMatchObject([
			{ status: 200, credentials: [] },
			{ status: 200, credentials: [] },
		]);
		// The API itself is told, when it redirects.
		for (const { headers } of intake.sandbox.record.seen('GET', /^\/files\//)) {
			expect(headers['x-api-key']).toBe(redact(API_KEY));
		}
	});
});

describe('an API at a path of its server', () => {
	it.each([
		['below that path', '/anycheck/files/a', [API_KEY]],
		['elsewhere on that server', '/other/files/a', [undefined]],
		['elsewhere, by way of it', '/anycheck/../other/files/a', [undefined]],
	])('is told who is asking, and nobody else: a file %s', async (_, path, keys) => {
		const origin = await startOrigin();
		const json = { 'Content-Type': 'application/json' };
		const found = { id: ktp, output_file_url: `${origin.url}${path}` };
		origin.on(`/anycheck/verifications/${ktp}`, always(200, json, JSON.stringify(found)));
		const { pathname } = new URL(found.output_file_url);
		origin.on(pathname, always(200, { 'Content-Type': 'text/plain' }, 'the report'));
		const credentialId = intake.engine.credentials.create(CREDENTIAL, {
			...typed.apiKey(intake),
			baseUrl: `${origin.url}/anycheck`,
		});

		const result = await run([ktp], {}, { credentialId });

		await origin.close();
		expect(failures(result)).toEqual([]);
		expect(result.outputs.success).toHaveLength(1);
		const [, ...files] = origin.requests;
		expect(files.map(({ headers }) => headers['x-api-key'])).toEqual(keys);
	});
});

describe('a link that has ended', () => {
	it.each([
		['elsewhere', { filesHost: 'foreign', fileLinkSeconds: -60 }, 403],
		['after a redirect', { filesRedirect: true, fileLinkSeconds: -60 }, 403],
	] as const)('%s is told as such', async (_, options, httpStatus) => {
		Object.assign(intake.sandbox.options, options);

		const result = await run([ktp]);

		expect(failures(result)).toEqual([
			expect.stringMatching(
				/^The link to the file no longer works\nLinks to files may expire\. Run the node again/,
			),
		]);
		expect(result.outputs.error[0]?.json['details']).toMatchObject({ httpStatus });
		expect(JSON.stringify(result.outputs.error)).not.toMatch(/X-Signature|AccessDenied/);
	});

	it('at the API itself, too', async () => {
		record(ktp).output_file_url = `${intake.sandbox.url}/files/gone.pdf`;

		expect(failures(await run([ktp]))).toEqual([
			expect.stringMatching(/^The link to the file no longer works/),
		]);
	});
});

it('renews a session that ends between the verification and its file', async () => {
	intake.sandbox.options.filesNeedAuthentication = true;
	const body = { error_code: 'TOKEN_EXPIRED', message: 'expired' };
	const match = { path: /files/, count: 1 };
	intake.sandbox.faults.add({ match, fault: { type: 'status', status: 401, body } });
	const credentialId = intake.engine.credentials.create(CREDENTIAL, typed.login(intake));

	const { outputs } = await run([ktp], {}, { credentialId });

	expect(outputs.success).toHaveLength(1);
	expect(sessionCounts(intake)).toMatchObject({ logins: 1, refreshes: 1 });
});
