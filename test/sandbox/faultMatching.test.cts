import { demo, type FaultMatch } from '../../sandbox/index.cts';
import { pathOf, useSandbox } from './client.cts';

const bench = useSandbox();
const path = pathOf(demo.verifications.slik);

/** Which of so many updates were hit, counted from 1. */
async function hits(match: FaultMatch, requests: number): Promise<number[]> {
	const fault = bench.sandbox.faults.add({ match, fault: { type: 'status', status: 500 } });
	const hit: number[] = [];
	for (let turn = 1; turn <= requests; turn += 1) {
		if ((await bench.key.put(path, {})).status === 500) hit.push(turn);
	}
	expect(fault.hits).toBe(hit.length);
	fault.remove();
	return hit;
}

test('by method and path', async () => {
	expect(await hits({ method: 'GET' }, 1)).toEqual([]);
	expect(await hits({ method: 'put' }, 1)).toEqual([1]);
	expect(await hits({ path: /^\/services/ }, 1)).toEqual([]);
	expect(await hits({ path: '^/verifications/[^/]+$' }, 1)).toEqual([1]);
});

test('by any condition', async () => {
	expect(await hits({ when: ({ headers }) => headers['x-api-key'] === demo.apiKey }, 1)).toEqual([
		1,
	]);
	expect(await hits({ when: ({ body }) => body === undefined }, 1)).toEqual([]);
});

test('by number', async () => {
	expect(await hits({ nth: 2 }, 4)).toEqual([2]);
	expect(await hits({ every: 2 }, 5)).toEqual([2, 4]);
	expect(await hits({ count: 3 }, 5)).toEqual([1, 2, 3]);
	expect(await hits({ every: 2, count: 1 }, 5)).toEqual([2]);
});

test('by chance, the same in every run for the same seed', async () => {
	const first = await hits({ probability: 0.5, seed: 3 }, 40);
	expect(first.length).toBeGreaterThan(10);
	expect(first.length).toBeLessThan(30);
	expect(await hits({ probability: 0.5, seed: 3 }, 40)).toEqual(first);
	expect(await hits({ probability: 0.5, seed: 4 }, 40)).not.toEqual(first);
});

test('for a time', async () => {
	bench.sandbox.faults.add({
		match: { afterMs: 400, forMs: 400 },
		fault: { type: 'status', status: 500 },
	});
	const status = async (): Promise<number> => (await bench.key.put(path, {})).status;
	const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
	expect(await status()).toBe(200);
	await rest(450);
	expect(await status()).toBe(500);
	await rest(450);
	expect(await status()).toBe(200);
});

test('clear takes all faults out', async () => {
	bench.sandbox.faults.add({ fault: { type: 'reset' } });
	bench.sandbox.faults.add({ fault: { type: 'hang' } });
	bench.sandbox.faults.clear();
	expect((await bench.key.put(path, {})).status).toBe(200);
});
