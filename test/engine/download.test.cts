// Fetching the files of a verification: which ones, into which fields, and who is told who is asking.
import type { INodeParameters } from 'n8n-workflow';
import { demo, type Verification } from '../../sandbox/index.cts';
import { failures } from './support/desk.cts';
import { contentOf, useFileStore } from './support/file-store.cts';
import { on, intakeOfSuite } from './support/intake.cts';

const intake = intakeOfSuite();

afterEach(() => {
	expect(intake.sandbox.record.contractErrors).toEqual([]);
});

const { ktp, bankStatement } = demo.verifications;

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

/** A verification whose card came in two pictures. */
function twoPictures(): string {
	const [made] = intake.sandbox.state.addVerifications(1, {
		input_file_url: {
			ktp_file: [...(record(ktp).input_file_url['ktp_file'] ?? [])],
			pages: Object.values(record(ktp).input_file_url).flat(),
			none: [],
		},
	});
	return made?.id ?? '';
}

describe.each([
	['in the items', () => undefined],
	['in its store', useFileStore],
])('where n8n keeps files %s', (_, prepare) => {
	beforeAll(() => prepare());

	it.each([
		['output', 'output_file_url', 'application/pdf'],
		['export', 'export_file_url', 'text/csv'],
	] as const)('puts the %s file into the named field', async (fileKind, link, mimeType) => {
		const { outputs } = await run([ktp], { fileKind, outputDataFieldName: 'result' });

		const [item] = outputs.success;
		expect(Object.keys(item?.binary ?? {})).toEqual(['result']);
		expect(item?.binary?.['result']).toMatchObject({
			mimeType,
			fileName: expect.any(String) as string,
		});
		expect(await contentOf(item?.binary?.['result'])).toBe(served(record(ktp)[link]));
		expect(item?.json).toMatchObject({ id: ktp, status: 'COMPLETED' });
	});

	it('takes no name of an input for more than a name', async () => {
		const [card = ''] = record(ktp).input_file_url['ktp_file'] ?? [];
		const links = Object.fromEntries([['__proto__', [card]]]);
		const [made] = intake.sandbox.state.addVerifications(1, { input_file_url: links });

		const { outputs } = await run([made?.id ?? ''], { fileKind: 'input' });

		const found = outputs.success[0]?.binary ?? {};
		expect(Object.keys(found)).toEqual(['__proto__']);
		expect(await contentOf(found['__proto__'])).toBe(served(card));
	});

	it('puts the input files into fields named after their inputs, numbered where there are several', async () => {
		const { outputs } = await run([twoPictures()], { fileKind: 'input' });

		const { ktp_file: card, selfie_file: face } = record(ktp).input_file_url;
		const expected = { ktp_file: card?.[0], pages_1: card?.[0], pages_2: face?.[0] };
		const found = outputs.success[0]?.binary ?? {};
		expect(Object.keys(found)).toEqual(Object.keys(expected));
		for (const [field, url] of Object.entries(expected)) {
			expect(await contentOf(found[field])).toBe(served(url));
			expect(found[field]?.mimeType).toBe('image/svg+xml');
		}
	});
});

it('keeps each file with its item, in order', async () => {
	const ids = [bankStatement, ktp, demo.verifications.slik];

	const { outputs, seen } = await run(ids);

	expect(outputs.success.map(({ json }) => json['id'])).toEqual(ids);
	expect(seen.success.map(({ origin }) => origin?.['row'])).toEqual([0, 1, 2]);
	for (const [index, { binary }] of outputs.success.entries()) {
		const link = record(ids[index] ?? '').output_file_url;
		expect(await contentOf(binary?.['data'])).toBe(served(link));
	}
});

it('gives the verification whole when asked to, without the secret of its webhook', async () => {
	record(ktp).webhook_metadata = { webhook_secret: 'hush', order: 'A-17' };

	const run_ = await run([ktp], { simplify: false });

	const [item] = run_.outputs.success;
	expect(item?.json).toMatchObject({ webhook_metadata: { order: 'A-17' }, total_files: 2 });
	expect(JSON.stringify(run_.executionData)).not.toContain('hush');
});

describe('nothing to download', () => {
	it.each([
		['output', /^The verification has no output file\n.*not for every service/],
		['export', /^The verification has no export file\n.*not for every service/],
		['input', /^The verification has no input files\nAnyCheck gives no links/],
	])('%s', async (fileKind, told) => {
		const [made] = intake.sandbox.state.addVerifications(1, { status: 'IN_PROGRESS' });

		const result = await run([made?.id ?? '', ktp], { fileKind });

		expect(failures(result)).toEqual([expect.stringMatching(told)]);
		expect(result.outputs.success.map(({ json }) => json['id'])).toEqual([ktp]);
	});

	it('is not asked for what is no kind of file', async () => {
		const result = await run([ktp], { fileKind: '={{ "everything" }}' });

		expect(failures(result)).toEqual([
			expect.stringMatching(/^'Files' has a value that is not understood/),
		]);
		expect(intake.sandbox.record.total).toBe(0);
	});
});
