// The status, and the ways to give an object, whose values come from expressions.
import type { IDataObject } from 'n8n-workflow';
import { deskOfSuite, failures, OUTPUT } from './support/desk.cts';

const desk = deskOfSuite();

const GIVEN = '={{ $json.given }}';
const NEW = { name: 'SITI CONTOH BARU' };
const itemOf = (id: string, given: unknown): IDataObject => ({
	id,
	...(given !== undefined && { given: given as IDataObject }),
});

const withStatus = async (id: string, given: unknown) =>
	await desk.run([itemOf(id, given)], {
		verificationStatus: GIVEN,
		outputMode: 'json',
		output: JSON.stringify(NEW),
	});

it.each([undefined, null, '', 'unchanged', 'Unchanged'])(
	'leaves the status as it is for %j',
	async (given) => {
		const id = desk.add({ status: 'FAILED' });

		await withStatus(id, given);

		expect(desk.record(id)).toMatchObject({ status: 'FAILED', output: NEW });
	},
);

it.each([true, false, 5, 0, ['COMPLETED'], { status: 'COMPLETED' }])(
	'fails the item before any request for the status %j',
	async (given) => {
		const run = await withStatus(desk.add(), given);

		expect(failures(run)).toEqual([expect.stringMatching(/^'Status' /)]);
		expect(desk.sandbox.record.total).toBe(0);
	},
);

describe.each([
	['output', 'output'],
	['configuration', 'input_config'],
] as const)('the way to give %s', (name, field) => {
	const withMode = async (id: string, given: unknown) =>
		await desk.run([itemOf(id, given)], {
			verificationStatus: 'COMPLETED',
			[`${name}Mode`]: GIVEN,
			[name]: JSON.stringify(NEW),
		});

	it.each(['json', 'JSON', 'Json'])('is understood from %j', async (given) => {
		const id = desk.add({ input_config: OUTPUT });

		await withMode(id, given);

		expect(desk.record(id)).toMatchObject({ status: 'COMPLETED', [field]: NEW });
	});

	it('leaves it unchanged for "UNCHANGED"', async () => {
		const id = desk.add({ input_config: OUTPUT });

		await withMode(id, 'UNCHANGED');

		expect(desk.record(id)).toMatchObject({ status: 'COMPLETED', [field]: OUTPUT });
	});

	it('fails the item before any request when it is not known', async () => {
		const run = await withMode(desk.add(), 'perhaps');

		expect(failures(run)).toHaveLength(1);
		expect(run.outputs.success).toEqual([]);
		expect(desk.sandbox.record.total).toBe(0);
	});
});
