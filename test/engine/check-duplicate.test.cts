// Whether files were used in an earlier verification.
import type { IBinaryData, INodeParameters } from 'n8n-workflow';
import { demo } from '../../sandbox/index.cts';
import { failures } from './support/desk.cts';
import { fileInStore, useFileStore } from './support/file-store.cts';
import { fileInItem, intakeOfSuite } from './support/intake.cts';

const intake = intakeOfSuite();

beforeAll(async () => {
	await useFileStore();
});

afterEach(() => {
	expect(intake.sandbox.record.contractErrors).toEqual([]);
});

const { ktp } = demo.verifications;

/** The contents of the card and the face that were verified before. */
function used(input: string): Buffer {
	const [url] = intake.sandbox.state.verifications.get(ktp)?.input_file_url[input] ?? [];
	const content = intake.sandbox.state.files.byUrl(new URL(url ?? '').pathname)?.content;
	if (!content) throw new Error('The sandbox has no such file');
	return content;
}

const run = async (
	parameters: INodeParameters,
	...items: Array<{ json?: object; binary: Record<string, IBinaryData> }>
) =>
	await intake.run(
		{ resource: 'verification', operation: 'checkDuplicate', ...parameters },
		items.map(({ json = {}, binary }) => ({ json: { ...json }, binary })),
	);

const checks = () => intake.sandbox.record.seen('POST', /check-duplicate$/);

it('says for each item where its files were used', async () => {
	const seen = { data: fileInItem(used('ktp_file')) };
	const fresh = { data: await fileInStore('never seen') };

	const { outputs } = await run({}, { binary: seen }, { binary: fresh });

	expect(outputs.success.map(({ json }) => json)).toEqual([
		{
			is_duplicate: true,
			detected_documents: ['KTP'],
			previous_verifications: [expect.objectContaining({ id: ktp, detected_documents: ['KTP'] })],
		},
		{ is_duplicate: false, detected_documents: [], previous_verifications: [] },
	]);
	expect(outputs.success.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
});

it('looks at several files at once', async () => {
	const binary = {
		a: fileInItem(used('ktp_file'), { fileName: 'a.svg' }),
		b: await fileInStore(used('selfie_file'), { fileName: 'b.svg' }),
	};

	const { outputs } = await run({ inputDataFieldName: 'a, b' }, { binary });

	expect(outputs.success[0]?.json['detected_documents']).toEqual(['KTP', 'SELFIE']);
	expect(checks().map(({ body }) => body)).toMatchObject([
		{
			files: [
				{ field: 'files', name: 'a.svg' },
				{ field: 'files', name: 'b.svg' },
			],
		},
	]);
});

describe('leaving a verification out', () => {
	const card = () => ({ data: fileInItem(used('ktp_file')) });

	it.each([ktp, ` ${ktp.toUpperCase()}`, `https://api.anycheck.ai/verifications/${ktp}`])(
		'does so: %s',
		async (leaveOut) => {
			const { outputs } = await run({ options: { leaveOut } }, { binary: card() });

			expect(checks()[0]?.body).toMatchObject({ verification_id: ktp });
			expect(outputs.success[0]?.json['is_duplicate']).toBe(false);
		},
	);

	it('does not when the option is empty', async () => {
		const { outputs } = await run({ options: { leaveOut: '' } }, { binary: card() });

		expect(checks()[0]?.body).not.toHaveProperty('verification_id');
		expect(outputs.success[0]?.json['is_duplicate']).toBe(true);
	});

	// It would find the verification itself, and call it a duplicate.
	it.each(['={{ $json.missing }}', '={{ null }}', 'SITI'])(
		'is refused for %s',
		async (leaveOut) => {
			const result = await run({ options: { leaveOut } }, { binary: card() });

			expect(failures(result)).toEqual([
				expect.stringMatching(/^'Leave Out Verification ID' is (empty|not a valid ID)/),
			]);
			expect(intake.sandbox.record.total).toBe(0);
		},
	);
});

it.each([
	['reset', { type: 'reset' }],
	['server error', { type: 'status', status: 500 }],
	['broken answer', { type: 'brokenJson' }],
] as const)('asks again after a %s: it changes nothing', async (_, fault) => {
	intake.sandbox.faults.add({ match: { count: 2 }, fault });

	const { outputs } = await run({}, { binary: { data: fileInItem(used('ktp_file')) } });

	expect(outputs.success[0]?.json['is_duplicate']).toBe(true);
	expect(checks()).toHaveLength(3);
});

// Whoever asks for `is_duplicate` would take it for "no".
it.each([{}, { status: 'ok' }, { is_duplicate: 'no' }, { is_duplicate: null }])(
	'takes %j for no answer',
	async (body) => {
		intake.sandbox.faults.add({ match: {}, fault: { type: 'status', status: 200, body } });

		const result = await run({}, { binary: { data: fileInItem('x') } });

		expect(failures(result)).toEqual([
			expect.stringMatching(/^The answer is not in the form AnyCheck documents/),
		]);
	},
);

it('sends nothing without the file', async () => {
	const result = await run({ inputDataFieldName: 'a, c' }, { binary: { a: fileInItem('x') } });

	expect(failures(result)).toEqual([
		expect.stringMatching(
			/^The item has no file in a field named 'c'\nThis item has files in: a\./,
		),
	]);
	expect(intake.sandbox.record.total).toBe(0);
});
