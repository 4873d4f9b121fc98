// Files that do not arrive as they should: cut off, stalled, refused, or n8n cannot keep them.
import fs from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { failures } from './support/desk.cts';
import { contentOf, useFileStore } from './support/file-store.cts';
import { on, setIntake, type Intake } from './support/intake.cts';
import { always, startOrigin, type Origin } from './support/origin.cts';

let intake: Intake;
let origin: Origin;

beforeAll(async () => {
	intake = await setIntake();
	origin = await startOrigin();
});

beforeEach(() => {
	origin.requests.length = 0;
});

afterEach(() => {
	jest.restoreAllMocks();
});

afterAll(async () => {
	await intake.close();
	await origin.close();
});

const CONTENT = 'the whole report\n'.repeat(1000);

async function run(path: string, options = {}, settings = {}) {
	const output_file_url = `${origin.url}${path}`;
	const [made] = intake.sandbox.state.addVerifications(1, { output_file_url });
	return await intake.run(on('download', { options }), [{ json: { id: made?.id } }], settings);
}

describe.each([
	['in the items', () => undefined],
	['in its store', useFileStore],
])('where n8n keeps files %s', (_, prepare) => {
	beforeAll(() => prepare());

	it.each([
		['application/octet-stream', '/report.pdf', 'x', 'application/pdf'],
		['binary/octet-stream', '/report', '%PDF-1.7 the report', 'application/pdf'],
		['application/force-download', '/photo', '\xff\xd8\xff\xe0', 'image/jpeg'],
		['image/jpg', '/photo', 'x', 'image/jpeg'],
	])(
		'gives a file of the type %s at %s the type that it has',
		async (said, path, content, type) => {
			const bytes = Buffer.from(content.padEnd(200_000), 'latin1');
			origin.on(path, (__, response) => {
				response.writeHead(200, { 'Content-Type': said }).end(bytes);
			});

			const { outputs } = await run(path);

			const file = outputs.success[0]?.binary?.['data'];
			expect(file?.mimeType).toBe(type);
			expect(await contentOf(file)).toBe(bytes.toString());
		},
	);

	it('passes on an empty file of an unknown type', async () => {
		origin.on('/nothing', (__, response) => {
			response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end();
		});

		const { outputs } = await run('/nothing');

		expect(await contentOf(outputs.success[0]?.binary?.['data'])).toBe('');
	});

	it.each([
		['with its length told', { 'Content-Length': String(CONTENT.length) }],
		['without its length', {}],
	])('fetches a file again that was cut off, %s', async (__, headers) => {
		origin.on('/cut', (___, response) => {
			response.writeHead(200, headers);
			if (origin.requests.length > 1) response.end(CONTENT);
			else response.write(CONTENT.slice(0, 5000), () => setTimeout(() => response.destroy(), 20));
		});

		const { outputs } = await run('/cut');

		expect(await contentOf(outputs.success[0]?.binary?.['data'])).toBe(CONTENT);
		expect(origin.requests).toHaveLength(2);
	});

	it.each([
		['whose rest never comes', 2, {}, CONTENT.slice(0, 5000)],
		['that is packed', 1, { 'Content-Encoding': 'gzip' }, gzipSync(CONTENT).subarray(0, 30)],
		['of which nothing comes', 1, {}, ''],
	])('does not wait for ever for a file %s', async (__, maxTries, headers, beginning) => {
		origin.on('/stall', (___, response) => {
			response.writeHead(200, headers);
			response.flushHeaders();
			response.write(beginning);
		});

		const result = await run('/stall', { timeout: 1, maxTries });

		expect(failures(result)).toEqual([
			expect.stringMatching(/^AnyCheck did not answer in time\nTry again in a few minutes/),
		]);
		expect(origin.requests).toHaveLength(maxTries);
		expect(result.runningMs).toBeLessThan(5000);
		await expectNoConnection();
	});

	it('stops within a second when the run is cancelled meanwhile', async () => {
		origin.on('/stall', (__, response) => {
			response.writeHead(200).write('half');
		});

		const { status, runningMs } = await run('/stall', {}, { cancelAfterMs: 300 });

		expect(status).toBe('canceled');
		expect(runningMs).toBeLessThan(1300);
		expect(origin.requests).toHaveLength(1);
		await expectNoConnection();
	});
});

it('has patience with a file that comes slowly but steadily', async () => {
	origin.on('/slow', (_, response) => {
		void (async () => {
			for (let index = 0; index < 6; index++) {
				response.write('slow ');
				await wait(600);
			}
			response.end();
		})();
	});

	const { outputs } = await run('/slow', { timeout: 3 });

	expect(await contentOf(outputs.success[0]?.binary?.['data'])).toBe('slow '.repeat(6));
	expect(origin.requests).toHaveLength(1);
});

it('says that n8n cannot keep a file, and does not fetch it again for that', async () => {
	await useFileStore();
	origin.on('/large', always(200, {}, CONTENT));
	jest.spyOn(fs, 'writeFile').mockImplementation(async (_, content) => {
		for await (const chunk of content as AsyncIterable<Buffer>) {
			throw Object.assign(new Error(`no space for ${chunk.length}`), { code: 'ENOSPC' });
		}
	});

	const result = await run('/large');

	expect(failures(result)).toEqual([expect.stringMatching(/^n8n could not store the file/)]);
	expect(origin.requests).toHaveLength(1);
	await expectNoConnection();
});

describe('a refusal', () => {
	it.each([
		[400, '<Error><Code>AuthorizationQueryParametersError</Code></Error>'],
		[
			403,
			'<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Expired</Message></Error>',
		],
		[404, ''],
		[410, '<html>gone</html>'],
	])('of the storage with %i is that of an old link', async (status, body) => {
		origin.on('/old', always(status, { 'Content-Type': 'application/xml' }, body));

		expect(failures(await run('/old'))).toEqual([
			expect.stringMatching(/^The link to the file no longer works/),
		]);
		expect(origin.requests).toHaveLength(1);
	});

	it('for now is asked again', async () => {
		origin.on('/busy', (_, response) => {
			if (origin.requests.length > 2) response.end(CONTENT);
			else response.writeHead(503, { 'Retry-After': '0' }).end('<Error/>');
		});

		const { outputs } = await run('/busy');

		expect(await contentOf(outputs.success[0]?.binary?.['data'])).toBe(CONTENT);
	});

	it('without end is not read to its end', async () => {
		origin.on('/endless', (_, response) => {
			response.writeHead(403);
			const go = () => {
				while (!response.destroyed && response.write('x'.repeat(10_000)));
			};
			response.on('drain', go);
			go();
		});

		expect(failures(await run('/endless'))).toEqual([
			expect.stringMatching(/^The link to the file no longer works/),
		]);
		await expectNoConnection();
	});
});

async function expectNoConnection(): Promise<void> {
	for (let look = 0; look < 20 && (await origin.connections()) > 0; look++) await wait(50);
	expect(await origin.connections()).toBe(0);
}
