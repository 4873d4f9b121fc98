// What this package relies on in n8n's engine: how failed items are routed and tried again. Shown on a stand-in package.
import { startEngine, type Engine } from './harness/index.cts';
import { writeStandInPackage, type StandInPackage } from './stand-in/index.cts';
import { executed } from './stand-in/StandIn.node.cts';

let standIn: StandInPackage;
let engine: Engine;

beforeAll(async () => {
	standIn = writeStandInPackage();
	engine = await startEngine({ packageDir: standIn.directory });
});

beforeEach(() => {
	executed.length = 0;
});

afterAll(() => {
	engine.close();
	standIn.remove();
});

const itemsWith = (...outcomes: string[]) =>
	outcomes.map((outcome, index) => ({ json: { outcome, index } }));
const perItem = { outcome: '={{ $json.outcome }}' };

describe('the error output', () => {
	const failingSecond = (outcome: string) =>
		engine.run({
			parameters: perItem,
			items: itemsWith('a', outcome, 'c'),
			onError: 'continueErrorOutput',
		});

	it.each([
		['error', { outcome: 'error', index: 1, error: 'It went wrong' }],
		[
			'error and details',
			{ outcome: 'error and details', index: 1, error: 'It went wrong', details: { code: 7 } },
		],
	])('takes an item of %s and merges the input into it', async (outcome, json) => {
		const { outputs, seen } = await failingSecond(outcome);

		expect(outputs.success.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(outputs.error).toEqual([expect.objectContaining({ json, pairedItem: { item: 1 } })]);
		expect(seen.error.map(({ origin }) => origin?.['index'])).toEqual([1]);
	});

	it('does not take an item with other keys beside the error', async () => {
		const { outputs } = await failingSecond('error and others');

		expect(outputs.error).toEqual([]);
		expect(outputs.success[1]?.json).toEqual({ error: 'It went wrong', statusCode: 400 });
	});

	it('takes an item with an error property and replaces its JSON by the message', async () => {
		const { outputs } = await failingSecond('error property');

		expect(outputs.error).toEqual([
			expect.objectContaining({ json: { error: 'It went wrong' }, pairedItem: { item: 1 } }),
		]);
	});

	it('loses the way back to the source without pairing', async () => {
		const { outputs, seen } = await failingSecond('error property, no pairing');

		expect(outputs.error[0]?.pairedItem).toBeUndefined();
		expect(seen.error).toEqual([
			expect.objectContaining({ origin: null, originError: expect.any(String) as string }),
		]);
	});
});

describe('Retry On Fail', () => {
	const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

	it('executes all items again when one throws', async () => {
		const result = await engine.run({
			parameters: perItem,
			items: itemsWith('a', 'b', 'throw'),
			...retry,
		});

		expect(result.status).toBe('error');
		expect(executed).toEqual([
			[0, 1, 2],
			[0, 1, 2],
		]);
	});

	it.each([
		['executes all items again for an error in the first item', ['error', 'b', 'c'], 2],
		['does not try again for an error in a later item', ['a', 'error', 'c'], 1],
		['does not try again for an error property on the first item', ['error property', 'b'], 1],
	])('%s', async (_title, outcomes, runs) => {
		const result = await engine.run({
			parameters: perItem,
			items: itemsWith(...outcomes),
			onError: 'continueRegularOutput',
			...retry,
		});

		expect(result.status).toBe('success');
		expect(executed).toHaveLength(runs);
	});
});
