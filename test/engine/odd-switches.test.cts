// Switches and numbers of their own whose values come from expressions: understood or refused, never taken for something else.
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { PERSONAL } from './support/bad-items.cts';
import { deskOfSuite, failures } from './support/desk.cts';

const desk = deskOfSuite();

const GIVEN = '={{ $json.given }}';

/** Runs an operation with a field that the item gives; `undefined` is a field the item does not have. */
async function run(parameters: INodeParameters, given: unknown, id = desk.add()) {
	const item = { id, ...(given !== undefined && { given: given as IDataObject }) };
	return await desk.engine.run({
		parameters: {
			verificationId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			resource: 'verification',
			...parameters,
		},
		items: [{ json: item }],
		onError: 'continueErrorOutput',
		credentialId: desk.credentialId,
	});
}

/** Sixty verifications of one group. */
function group(): string {
	const [id = ''] = desk.addMany(60);
	return desk.record(id).result_id;
}

it.each([true, 'true', 'True'])('simplifies for %j', async (given) => {
	const { outputs } = await run({ operation: 'get', simplify: GIVEN }, given);

	expect(outputs.success[0]?.json).not.toHaveProperty('input_config');
});

it.each([false, 'false', 'FALSE'])('gives everything for %j', async (given) => {
	const { outputs } = await run({ operation: 'get', simplify: GIVEN }, given);

	expect(outputs.success[0]?.json).toHaveProperty('input_config');
});

it.each([
	['true', 60],
	['false', 50],
])('returns all for %j, or as many as the limit says: %i', async (given, count) => {
	const parameters = { operation: 'getAll', resultId: group(), returnAll: GIVEN };

	const { outputs } = await run(parameters, given);

	expect(outputs.success).toHaveLength(count);
});

it.each([
	['7', 7],
	[' 7 ', 7],
	[7.9, 7],
	[0, 1],
	[-3, 1],
])('takes the limit %j for %i', async (given, count) => {
	const { outputs } = await run({ operation: 'getAll', resultId: group(), limit: GIVEN }, given);

	expect(outputs.success).toHaveLength(count);
});

describe.each([
	['Simplify', { operation: 'get', simplify: GIVEN }],
	['Return All', { operation: 'getAll', resultId: '={{ $json.id }}', returnAll: GIVEN }],
	['Limit', { operation: 'getAll', resultId: '={{ $json.id }}', limit: GIVEN }],
])('%s', (label, parameters) => {
	it.each([undefined, null, '', PERSONAL, [], {}])(
		'fails the item before any request for %j',
		async (given) => {
			const result = await run(parameters, given);

			expect(result.outputs.success).toEqual([]);
			expect(failures(result)).toEqual([
				expect.stringMatching(`^'${label}' has a value that is not understood\n`),
			]);
			expect(failures(result).join()).not.toContain(PERSONAL);
			expect(desk.sandbox.record.total).toBe(0);
		},
	);
});

it.each([undefined, null, '', PERSONAL, [], {}])(
	'is not looked at intervals of %j',
	async (given) => {
		const parameters = { operation: 'waitForCompletion', waitBy: 'looking', lookEvery: GIVEN };

		const result = await run(parameters, given);

		expect(failures(result)).toEqual([
			expect.stringContaining("'Polling Interval (Seconds)' has a value that is not understood"),
		]);
		expect(failures(result).join()).not.toContain(PERSONAL);
		expect(desk.sandbox.record.total).toBe(0);
	},
);
