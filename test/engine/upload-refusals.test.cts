// Uploads that AnyCheck refuses, and those that are sent again: an upload that nothing refers to does no harm.
import { failures } from './support/desk.cts';
import { fileFromElsewhere } from './support/file-store.cts';
import { fileInItem, intakeOfSuite, upload } from './support/intake.cts';
import { startOrigin, type Origin } from './support/origin.cts';
import { CREDENTIAL, expectNoSecret, typed } from './support/stage.cts';

const intake = intakeOfSuite();

const run = async (parameters = {}, content = 'ktp') =>
	await intake.run(upload(parameters), [
		{ json: {}, binary: { data: fileInItem(content, { fileName: 'Siti Contoh.pdf' }) } },
	]);

const uploads = () => intake.sandbox.record.seen('POST', /^\/uploads$/);

describe('a refusal', () => {
	it.each([
		[413, {}, /^The request is too large for AnyCheck\nSend less at once, or smaller files/],
		[415, {}, /^AnyCheck does not take files of this type\nSend images or PDF documents/],
		[411, {}, /^AnyCheck wants to know how large a file is before it comes/],
		[
			400,
			{
				error_code: 'INVALID_REQUEST',
				message: 'A file has a type that is not allowed',
				errors: [{ field: 'files', message: 'has a wrong type' }],
			},
			/^AnyCheck did not accept the request\nCorrect the fields named below\nfiles: has a wrong type\nAnyCheck says: A file has a type/,
		],
		[
			400,
			{ success: false, error: { code: 'INVALID_INPUT', message: 'Wrong password of the file' } },
			/^AnyCheck did not accept the request\n.*\nAnyCheck says: Wrong password of the file/,
		],
	])('with %i is told as AnyCheck means it: %j', async (status, body, told) => {
		intake.sandbox.faults.add({ match: {}, fault: { type: 'status', status, body } });

		const result = await run();

		expect(failures(result)).toEqual([expect.stringMatching(told)]);
		expect(uploads()).toHaveLength(1);
		expectNoSecret(intake, intake.credentialId, result.executionData.resultData.runData);
	});

	it('of a key does not say that a key is not enough: it is documented to be', async () => {
		intake.sandbox.faults.add({ match: {}, fault: { type: 'status', status: 403, body: {} } });

		const told = failures(await run()).join();

		expect(told).toMatch(/^AnyCheck does not allow this/);
		expect(told).not.toMatch(/signed-in users only/);
	});
});

describe('is sent again, whole,', () => {
	it.each([
		['when the connection was reset', { type: 'reset' }],
		['when only the answer was lost', { type: 'reset', afterApplying: true }],
		['when the answer was cut off', { type: 'truncate' }],
		['after a server error', { type: 'status', status: 500, afterApplying: true }],
		['after "not now"', { type: 'status', status: 503 }],
	] as const)('%s', async (_, fault) => {
		intake.sandbox.faults.add({ match: { method: 'POST', count: 2 }, fault });

		const { outputs } = await run({}, 'the whole content');

		const [path] = (outputs.success[0]?.json['paths'] ?? []) as string[];
		const kept = intake.sandbox.state.files.byConfiguredPath(path ?? '');
		expect(kept?.content?.toString()).toBe('the whole content');
		expect(uploads()).toHaveLength(3);
	});

	it('but not for ever', async () => {
		intake.sandbox.faults.add({ match: {}, fault: { type: 'reset' } });

		const result = await run({ options: { maxTries: 3 } });

		expect(failures(result)).toEqual([
			'The connection to AnyCheck was interrupted\nTry again. Tried 3 times.',
		]);
		expect(uploads()).toHaveLength(3);
	});
});

it.each([{}, { files: [] }, { files: [{}] }, { files: [{ path: '' }] }, { path: 'uploads/1' }])(
	'takes nothing for a path that is none: %j',
	async (body) => {
		intake.sandbox.faults.add({ match: {}, fault: { type: 'status', status: 200, body } });

		expect(failures(await run())).toEqual([
			expect.stringMatching(/^The answer is not in the form AnyCheck documents/),
		]);
	},
);

describe('a server that does not listen to the end', () => {
	let origin: Origin;
	let credentialId: string;

	beforeAll(async () => {
		origin = await startOrigin();
		const data = { ...typed.apiKey(intake), baseUrl: origin.url };
		credentialId = intake.engine.credentials.create(CREDENTIAL, data);
	});

	beforeEach(() => {
		origin.requests.length = 0;
	});

	afterAll(() => origin.close());

	const MB = 1024 * 1024;

	async function runLarge(options = {}) {
		async function* content() {
			for (let index = 0; index < 32; index++) yield await Promise.resolve(Buffer.alloc(MB));
		}
		const data = fileFromElsewhere(content, { size: 32 * MB });
		return await intake.run(upload({ options }), [{ json: {}, binary: { data } }], {
			credentialId,
		});
	}

	it('gets the file again when it has hung up', async () => {
		let count = 0;
		origin.on('/uploads', (request, response) => {
			if (++count === 1) {
				request.once('data', () => request.socket.resetAndDestroy());
				return;
			}
			request.resume().on('end', () => {
				response.writeHead(201, { 'Content-Type': 'application/json' });
				response.end('{"files":[{"path":"uploads/1"}]}');
			});
		});

		const { outputs } = await runLarge();

		expect(outputs.success[0]?.json['paths']).toEqual(['uploads/1']);
		expect(count).toBe(2);
	});

	it('is understood when it says at once that the file is too large', async () => {
		origin.on('/uploads', (_request, response) => {
			response.writeHead(413, { Connection: 'close' }).end();
		});

		const result = await runLarge({ maxTries: 2 });

		expect(failures(result)).toEqual([expect.stringMatching(/^The request is too large/)]);
		expect(origin.requests).toHaveLength(1);
	});
});
