// What is found wrong with files before the first of them is sent: no document stays behind that nothing refers to.
import type { IBinaryData, INodeParameters } from 'n8n-workflow';
import { failures } from './support/desk.cts';
import { fileInStore, useFileStore } from './support/file-store.cts';
import { fileInItem, setIntake, upload, type Intake } from './support/intake.cts';

let intake: Intake;

beforeAll(async () => {
	intake = await setIntake();
	await useFileStore();
});

beforeEach(() => {
	intake.sandbox.record.clear();
});

afterEach(() => {
	expect(intake.sandbox.record.total).toBe(0);
});

afterAll(() => intake.close());

type Entry = { inputDataFieldName: string; password?: string };
const files = (...file: Entry[]): INodeParameters => ({ uploads: { file } });

async function run(parameters: INodeParameters, binary: Record<string, IBinaryData>) {
	return await intake.run(upload(parameters), [{ json: {}, binary }]);
}

const binary = { ktp: fileInItem('x'), selfie: fileInItem('y') };
const ktpAnd = (other: Entry) => files({ inputDataFieldName: 'ktp' }, other);

it.each<[string, INodeParameters, RegExp]>([
	[
		'a field without a file is named, and those that have one',
		ktpAnd({ inputDataFieldName: 'kpt' }),
		/^The item has no file in a field named 'kpt'\nThis item has files in: ktp, selfie/,
	],
	[
		'an empty name is told',
		files({ inputDataFieldName: '={{ "" }}' }),
		/^'Input Data Field Name' is empty/,
	],
	[
		'so is one that an expression does not find',
		files({ inputDataFieldName: '={{ $json.x }}' }),
		/is empty/,
	],
	['no line at all is told', { uploads: {} }, /^'Input Data Field Name' is empty/],
	[
		'a password has to be text',
		ktpAnd({ inputDataFieldName: 'selfie', password: '={{ { a: 1 } }}' }),
		/^'File Password' is not text\nExpected text, but got an object/,
	],
	[
		'the category has to be one',
		{ fileCategory: '={{ "PASSPORT" }}' },
		/^'Category' has a value that is not/,
	],
])('%s', async (_, parameters, told) => {
	const result = await run(parameters, binary);

	expect(failures(result)).toEqual([expect.stringMatching(told)]);
});

it('an item without any files is told as such', async () => {
	const result = await intake.run(upload(), [{ json: {} }]);

	expect(failures(result)).toEqual([expect.stringMatching(/This item has no files at all/)]);
});

it('a file that n8n does not have any more is told, without its name', async () => {
	const gone = await fileInStore('x', { fileName: 'KTP Siti Contoh.pdf' });
	const [file] = [{ ...gone, id: `${gone.id ?? ''}-gone` }];

	const result = await run(ktpAnd({ inputDataFieldName: 'old' }), {
		ktp: fileInItem('x'),
		old: file,
	});

	expect(failures(result)).toEqual([expect.stringMatching(/^The file in 'old' cannot be read/)]);
	expect(JSON.stringify(result.outputs.error)).not.toContain('Siti');
});
