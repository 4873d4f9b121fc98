// Uploading files: from n8n's store or out of the item, and how they go over the wire.
import type { IBinaryData, INodeParameters } from 'n8n-workflow';
import { failures } from './support/desk.cts';
import { fileInStore, useFileStore } from './support/file-store.cts';
import { fileInItem, setIntake, upload, type Intake } from './support/intake.cts';
import { CREDENTIAL, typed } from './support/stage.cts';
import { startUploadOrigin, type UploadOrigin } from './support/upload-origin.cts';

let intake: Intake;
let origin: UploadOrigin;
let credentialId: string;

beforeAll(async () => {
	intake = await setIntake();
	origin = await startUploadOrigin();
	credentialId = intake.engine.credentials.create(CREDENTIAL, {
		...typed.apiKey(intake),
		baseUrl: origin.url,
	});
	await useFileStore();
});

beforeEach(() => {
	origin.forms.length = 0;
	origin.requests.length = 0;
});

afterAll(async () => {
	await intake.close();
	await origin.close();
});

type Entry = { inputDataFieldName: string; password?: string };
const files = (...file: Entry[]): INodeParameters => ({ uploads: { file } });

async function run(parameters: INodeParameters, ...binaries: Array<Record<string, IBinaryData>>) {
	const items = binaries.map((binary) => ({ json: {}, binary }));
	return await intake.run(upload(parameters), items, { credentialId });
}

describe.each([
	['in the item itself', fileInItem],
	["in n8n's store", fileInStore],
])('a file %s', (_, put) => {
	it('arrives as it is, with its name, type and length', async () => {
		const content = 'ktp '.repeat(100_000);
		const data = await put(content, { fileName: 'ktp.png', mimeType: 'image/png' });

		const { outputs } = await run({}, { data });

		expect(origin.forms.map(({ fields }) => fields)).toEqual([
			[
				['file_category', 'VERIFICATION_INPUT_FILE'],
				['files', { name: 'ktp.png', type: 'image/png', content }],
			],
		]);
		expect(outputs.success.map(({ json }) => json)).toEqual([
			{
				files: [{ field: 'data', file_name: 'ktp.png', path: 'uploads/1' }],
				paths: ['uploads/1'],
				path_by_field: { data: 'uploads/1' },
			},
		]);
	});

	it.each([
		['application/octet-stream', 'ktp.pdf', 'x', 'application/pdf'],
		['binary/octet-stream', 'ktp.JPG', 'x', 'image/jpeg'],
		['application/force-download', 'ktp', '%PDF-1.7 x', 'application/pdf'],
		['application/octet-stream', 'ktp', 'x', 'application/octet-stream'],
		['image/jpg', 'ktp.png', 'x', 'image/jpeg'],
		['application/x-pdf', 'ktp', 'x', 'application/pdf'],
	])(
		'of the type %s, called %s, is sent as what it is',
		async (mimeType, fileName, content, type) => {
			await run({}, { data: await put(content, { fileName, mimeType }) });

			expect(origin.forms[0]?.fields[1]).toEqual(['files', { name: fileName, type, content }]);
		},
	);

	it('is announced with its length, for servers that want to know it before', async () => {
		await run({}, { data: await put('x'.repeat(70_001)) });

		const [form] = origin.forms;
		expect(form?.headers['content-length']).toBe(String(form?.body.length));
		expect(form?.headers).not.toHaveProperty('transfer-encoding');
	});

	it('is not sent when it is empty', async () => {
		const run_ = await run({}, { data: await put('') });

		expect(failures(run_)).toEqual([expect.stringMatching(/^The file in 'data' is empty/)]);
		expect(origin.requests).toEqual([]);
	});

	it.each(['kartu "1"; é.pdf', 'two\r\nlines.pdf', '身分証.pdf'])(
		'keeps to the form whatever its name is: %j',
		async (fileName) => {
			await run({}, { data: await put('x', { fileName }) });

			const [form] = origin.forms;
			expect(form?.fields.map(([name]) => name)).toEqual(['file_category', 'files']);
			const encoded = fileName.replace(/[\r\n"]/g, encodeURIComponent);
			expect(form?.body.toString()).toContain(`filename="${encoded}"\r\n`);
		},
	);

	it('is named after its field when it has no name: else it would be no file', async () => {
		for (const fileName of ['', undefined]) {
			const photo = { ...(await put('x')), fileName };
			await run(files({ inputDataFieldName: 'photo' }), { photo });
		}

		expect(origin.forms.map(({ fields }) => fields[1])).toEqual(
			Array(2).fill(['files', expect.objectContaining({ name: 'photo' })]),
		);
	});
});

describe('several files', () => {
	it.each([
		['in lines of their own', files({ inputDataFieldName: 'a' }, { inputDataFieldName: 'b' })],
		['in one line', files({ inputDataFieldName: 'a, b' })],
		['as a list', files({ inputDataFieldName: '={{ ["a", "b"] }}' })],
		['as all that the item has', files({ inputDataFieldName: '={{ Object.keys($binary) }}' })],
	])('are uploaded one by one, given %s', async (_, parameters) => {
		const a = fileInItem('first', { fileName: 'a.pdf' });
		const b = await fileInStore('second', { fileName: 'b.pdf' });

		const { outputs } = await run(parameters, { a, b });

		expect(origin.forms.map(({ fields }) => fields[1]?.[1])).toMatchObject([
			{ name: 'a.pdf', content: 'first' },
			{ name: 'b.pdf', content: 'second' },
		]);
		expect(outputs.success[0]?.json).toMatchObject({
			paths: ['uploads/1', 'uploads/2'],
			path_by_field: { a: 'uploads/1', b: 'uploads/2' },
		});
	});

	it('each have the password of their line', async () => {
		const lines = files(
			{ inputDataFieldName: 'a', password: ' with spaces ' },
			{ inputDataFieldName: 'b', password: '={{ 1234 }}' },
			{ inputDataFieldName: 'c' },
		);

		await run(lines, { a: fileInItem('1'), b: fileInItem('2'), c: fileInItem('3') });

		const passwords = origin.forms.map(({ fields }) =>
			fields.filter(([name]) => name === 'file_passwords').map(([, value]) => value),
		);
		expect(passwords).toEqual([[' with spaces '], ['1234'], []]);
	});
});

it('puts them into the chosen category', async () => {
	await run({ fileCategory: 'PROFILE_PICTURE' }, { data: fileInItem('x') });
	await run({ fileCategory: '={{ "profile_picture" }}' }, { data: fileInItem('x') });

	expect(origin.forms.map(({ fields }) => fields[0]?.[1])).toEqual(
		Array(2).fill('PROFILE_PICTURE'),
	);
});
