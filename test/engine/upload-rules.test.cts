// Uploads to an AnyCheck that is strict where its documentation leaves the question open.
import { redact, type SandboxOptions } from '../../sandbox/index.cts';
import { failures } from './support/desk.cts';
import { fileInStore, useFileStore } from './support/file-store.cts';
import { fileInItem, intakeOfSuite, upload } from './support/intake.cts';

const intake = intakeOfSuite();

beforeAll(async () => {
	await useFileStore();
});

afterEach(() => {
	expect(intake.sandbox.record.contractErrors).toEqual([]);
});

const uploads = () => intake.sandbox.record.seen('POST', /^\/uploads$/);

async function run(options: Partial<SandboxOptions>, entry = {}) {
	Object.assign(intake.sandbox.options, options);
	const parameters = { uploads: { file: [{ inputDataFieldName: 'a, b', ...entry }] } };
	const binary = { a: fileInItem('12345'), b: await fileInStore('1234567890') };
	return await intake.run(upload(parameters), [{ json: {}, binary }]);
}

it.each([
	['wants to know the length before', { requireContentLength: true }],
	['knows one way to spell passwords', { passwordSpellings: ['file_passwords'] }],
	['takes files of this size at most', { maximumFileBytes: 10 }],
	['takes documents only', { allowedFileTypes: ['application/pdf'] }],
] as Array<[string, Partial<SandboxOptions>]>)(
	'gets both files where it %s',
	async (_, options) => {
		const { outputs } = await run(options, { password: 'hush' });

		expect(outputs.success[0]?.json['paths']).toHaveLength(2);
		expect(uploads().map(({ body }) => body)).toMatchObject([
			{ file_passwords: [redact('hush')], files: [{ field: 'files', bytes: 5 }] },
			{ file_passwords: [redact('hush')], files: [{ field: 'files', bytes: 10 }] },
		]);
	},
);

it.each([
	[{ maximumFileBytes: 9 }, 2, /files: ktp\.pdf is larger than 9 bytes/],
	[{ maximumFileBytes: 9, tooLargeStatus: 400 }, 2, /files: ktp\.pdf is larger than 9 bytes/],
	[{ allowedFileTypes: ['image/*'] }, 1, /files: ktp\.pdf has a wrong type/],
] as Array<[Partial<SandboxOptions>, number, RegExp]>)(
	'tells which file is refused, and sends it once: %j',
	async (options, sent, told) => {
		const result = await run({ ...options, errorGeneration: 'current' });

		expect(failures(result)).toEqual([expect.stringMatching(told)]);
		expect(result.outputs.success).toEqual([]);
		expect(uploads()).toHaveLength(sent);
	},
);
