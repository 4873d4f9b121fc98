// What this package relies on in n8n's engine: loading, items, cancelling. Shown on a stand-in package.
import { startEngine, NODE_UNDER_TEST, type Engine } from './harness/index.cts';
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

describe('loading', () => {
	it('reads types, icon and codex through package.json', () => {
		const [node] = engine.package.loader.types.nodes;
		expect(node).toMatchObject({
			name: 'standIn',
			iconUrl: expect.stringContaining('standIn.svg') as string,
			codex: { alias: ['double'] },
		});
		expect(engine.package.credentialTypes.getSupportedNodes('standInApi')).toEqual([
			'n8n-nodes-stand-in.standIn',
		]);
	});
});

describe('items', () => {
	it('resolves expressions per item, keeps pairing, and leads following nodes back to the source', async () => {
		const result = await engine.run({ parameters: perItem, items: itemsWith('a', 'b', 'c') });

		expect(result.status).toBe('success');
		expect(
			result.outputs.success.map(({ json, pairedItem }) => [json['outcome'], pairedItem]),
		).toEqual([
			['a', { item: 0 }],
			['b', { item: 1 }],
			['c', { item: 2 }],
		]);
		expect(result.seen.success.map(({ origin }) => origin?.['index'])).toEqual([0, 1, 2]);
	});

	it('stops the workflow at a thrown error and keeps its message, description and item', async () => {
		const result = await engine.run({ parameters: perItem, items: itemsWith('a', 'throw', 'c') });

		expect(result.status).toBe('error');
		expect(result.error).toMatchObject({
			message: 'It went wrong',
			description: 'Mend it',
			itemIndex: 1,
		});
		expect(result.outputs).toEqual({ success: [], error: [] });
		expect(executed).toEqual([[0, 1]]);
	});

	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'passes all input on as if nothing had happened when a node throws under %s',
		async (onError) => {
			const result = await engine.run({
				parameters: perItem,
				items: itemsWith('a', 'throw'),
				onError,
			});

			expect(result.status).toBe('success');
			expect(result.outputs.success.map(({ json }) => json)).toEqual([
				{ outcome: 'a', index: 0 },
				{ outcome: 'throw', index: 1 },
			]);
			expect(result.outputs.error).toEqual([]);
		},
	);
});

describe('cancelling', () => {
	it('reaches a waiting node through its cancel signal', async () => {
		const result = await engine.run({ parameters: { outcome: 'wait' }, cancelAfterMs: 100 });

		expect(result.status).toBe('canceled');
		expect(result.runningMs).toBeLessThan(2000);
		expect(result.executionData.resultData.runData['After success']).toBeUndefined();
		expect(result.executionData.resultData.runData[NODE_UNDER_TEST]?.[0]?.data).toBeDefined();
	});
});
