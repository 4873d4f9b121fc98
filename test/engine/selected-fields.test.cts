// The option 'Selected Fields': what goes on of each result, for those who need not see the rest.
import type { INodeParameters } from 'n8n-workflow';
import { failures, setDesk, type Desk } from './support/desk.cts';
import { on } from './support/intake.cts';

let desk: Desk;

beforeAll(async () => {
	desk = await setDesk();
});

beforeEach(() => {
	desk.sandbox.reset();
});

afterAll(() => desk.close());

const run = async (parameters: INodeParameters, ids = desk.addMany(2)) =>
	await desk.engine.run({
		parameters,
		items: ids.map((id) => ({ json: { id } })),
		onError: 'continueErrorOutput',
		credentialId: desk.credentialId,
	});

const select = (selectedFields: unknown, more: object = {}) => ({
	options: { selectedFields, ...more } as INodeParameters,
});

const shown = ({ outputs }: Awaited<ReturnType<typeof run>>) =>
	outputs.success.map(({ json }) => Object.keys(json));

it.each([true, false])(
	'leaves the chosen fields and the ID, with Simplify %j',
	async (simplify) => {
		const parameters = { simplify, ...select(['updated_at', 'status']) };

		expect(shown(await run(on('get', parameters)))).toEqual([
			['id', 'status', 'updated_at'],
			['id', 'status', 'updated_at'],
		]);
	},
);

it('leaves what other options add', async () => {
	const parameters = {
		verificationStatus: 'COMPLETED',
		...select(['status'], { includeChanges: true }),
	};

	const [first] = (await run(on('update', parameters))).outputs.success;

	expect(first?.json).toMatchObject({ status: 'COMPLETED', write_result: 'written' });
	expect(first?.json).not.toHaveProperty('output');
});

describe.each([
	['Include Changes', { includeChanges: true }, ['changes']],
	['Dry Run', { dryRun: true, writeMode: 'merge' }, ['request', 'differences']],
])('what %s adds', (_, option, names) => {
	const PART = { output: JSON.stringify({ name: 'BUDI CONTOH' }), outputMode: 'json' };

	it.each([['status'], ['status', 'output'], ['configuration']].map((fields) => [fields]))(
		'holds no values of the verification, with %j',
		async (fields) => {
			const chosen = select(fields, option);
			const [id = ''] = desk.addMany(1, { input_config: { nik: '3173000000000000' } });

			const [first] = (await run(on('update', { ...PART, ...chosen }), [id])).outputs.success;
			const others = { ...first?.json, output: undefined, configuration: undefined };

			expect(first?.json).toMatchObject({ id });
			expect(JSON.stringify(others)).not.toMatch(/CONTOH|3173000000000000/);
			for (const name of names) expect(others).not.toHaveProperty(name);
		},
	);

	it('is whole where all values are chosen', async () => {
		const chosen = select(['output', 'configuration'], option);

		const [first] = (await run(on('update', { ...PART, ...chosen }))).outputs.success;

		for (const name of names) expect(first?.json).toHaveProperty(name);
	});
});

it('takes a list, and text with commas in whatever case', async () => {
	const result = await run(on('get', select('Status, folder_id')), [desk.add()]);

	expect(shown(result)).toEqual([['id', 'status', 'folder_id']]);
});

it('has the fields of each resource', async () => {
	const parameters = { resource: 'service', operation: 'getAll', ...select(['name']) };

	const { outputs } = await run(parameters, [desk.add()]);

	expect(outputs.success.length).toBeGreaterThan(1);
	for (const { json } of outputs.success) expect(Object.keys(json)).toEqual(['id', 'name']);
});

it.each([
	['={{ ["secret"] }}', /^The option 'Selected Fields' has a value that is not understood/],
	[['secret'], /^The option 'Selected Fields' has a value that is not understood/],
	[
		[],
		/^The option 'Selected Fields' has nothing selected\nSelect at least one, or remove the opt/,
	],
])('refuses %j before anything is sent', async (selectedFields, told) => {
	const parameters = { verificationStatus: 'COMPLETED', ...select(selectedFields) };

	const result = await run(on('update', parameters), [desk.add()]);

	expect(failures(result)).toEqual([expect.stringMatching(told)]);
	expect(desk.sandbox.record.total).toBe(0);
});
