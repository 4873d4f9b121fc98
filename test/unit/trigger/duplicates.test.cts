import { type Claim, SeenDeliveries } from '../../../nodes/Anycheck/trigger/memory';
import { copyOf } from '../support/json.cts';

/** Deals with a delivery at once; whether it was new. */
async function started(seen: SeenDeliveries, key: string, stored: Record<string, unknown>) {
	const claim = await seen.claim(key, stored);
	claim?.commit(stored);
	claim?.release();
	return claim !== undefined;
}

test('a delivery starts once', async () => {
	const seen = new SeenDeliveries();
	const stored = {};
	expect(await started(seen, 'a', stored)).toBe(true);
	expect(await started(seen, 'a', stored)).toBe(false);
	expect(await started(seen, 'b', stored)).toBe(true);
	expect(await started(seen, 'a', stored)).toBe(false);
});

test('one whose processing did not succeed may come again', async () => {
	const seen = new SeenDeliveries();
	const stored = {};
	(await seen.claim('a', stored))?.release();
	expect(stored).toEqual({});
	expect(await started(seen, 'a', stored)).toBe(true);
	expect(await started(seen, 'a', stored)).toBe(false);
});

describe('one that was not started after all', () => {
	async function notStarted(seen: SeenDeliveries, key: string, stored: Record<string, unknown>) {
		const claim = await seen.claim(key, stored);
		claim?.commit(stored);
		claim?.revoke();
		claim?.release();
	}

	test('may come again', async () => {
		const seen = new SeenDeliveries();
		await notStarted(seen, 'a', {});
		expect(await started(seen, 'a', {})).toBe(true);
		expect(await started(seen, 'a', {})).toBe(false);
	});

	test('counts where what is stored says that it was', async () => {
		const seen = new SeenDeliveries();
		const stored = {};
		await notStarted(seen, 'a', stored);
		expect(await started(seen, 'a', stored)).toBe(false);
	});

	test('is not stored with the next', async () => {
		const seen = new SeenDeliveries();
		const stored = {};
		await notStarted(seen, 'a', {});
		await started(seen, 'b', stored);
		expect(await started(new SeenDeliveries(), 'a', stored)).toBe(true);
	});
});

describe('repeats at the same time', () => {
	async function fiveAtOnce(settle: (claim: Claim, index: number) => void) {
		const seen = new SeenDeliveries();
		const order: string[] = [];
		const all = Array.from({ length: 5 }, async (_, index) => {
			const claim = await seen.claim('a', {});
			order.push(claim ? `${index} begins` : `${index} is a repeat`);
			if (claim === undefined) return;
			await new Promise((resolve) => setImmediate(resolve));
			order.push(`${index} ends`);
			settle(claim, index);
			claim.release();
		});
		await Promise.all(all);
		expect(seen.isBusy).toBe(false);
		return order;
	}

	test('wait for the first, and end with it', async () => {
		const order = await fiveAtOnce((claim) => {
			claim.commit({});
		});
		expect(order.slice(0, 2)).toEqual(['0 begins', '0 ends']);
		expect(order.slice(2).sort()).toEqual(['1', '2', '3', '4'].map((n) => `${n} is a repeat`));
	});

	test('one after the other takes over while none succeeds', async () => {
		const order = await fiveAtOnce(() => undefined);
		expect(order).toEqual([0, 1, 2, 3, 4].flatMap((n) => [`${n} begins`, `${n} ends`]));
	});

	test('one takes over when the first does not succeed', async () => {
		const order = await fiveAtOnce((claim, index) => {
			if (index > 0) claim.commit({});
		});
		expect(order.slice(0, 4)).toEqual(['0 begins', '0 ends', '1 begins', '1 ends']);
		expect(order.slice(4).sort()).toEqual(['2', '3', '4'].map((n) => `${n} is a repeat`));
	});

	test('others do not wait', async () => {
		const seen = new SeenDeliveries();
		await seen.claim('a', {});
		expect(seen.isBusy).toBe(true);
		expect(await started(seen, 'b', {})).toBe(true);
	});

	test('the release of one that was given up does not free that of its successor', async () => {
		const seen = new SeenDeliveries();
		const first = await seen.claim('a', {});
		first?.release();
		const second = await seen.claim('a', {});
		first?.release();
		let isTaken = false;
		const third = seen.claim('a', {}).then((claim) => (isTaken = claim !== undefined));
		await new Promise((resolve) => setImmediate(resolve));
		expect(isTaken).toBe(false);
		second?.commit({});
		second?.release();
		expect(await third).toBe(false);
	});
});

describe('what is stored', () => {
	const fill = async (seen: SeenDeliveries, count: number, stored = {}) => {
		for (let index = 0; index < count; index++) await started(seen, `key ${index}`, stored);
		return stored;
	};

	test('tells after a restart what was started', async () => {
		const stored = copyOf(await fill(new SeenDeliveries(), 3));
		const after = new SeenDeliveries();
		expect(await started(after, 'key 1', stored)).toBe(false);
		expect(await started(after, 'key 3', stored)).toBe(true);
		const later = copyOf(stored);
		for (const key of ['key 0', 'key 1', 'key 2', 'key 3']) {
			expect(await started(new SeenDeliveries(), key, later)).toBe(false);
		}
	});

	test('is 16 kB at most, as plain JSON, and names nothing', async () => {
		const stored = await fill(new SeenDeliveries(), 1500);
		expect(JSON.stringify(stored).length).toBeLessThan(16_100);
		expect(JSON.stringify(stored).length).toBeGreaterThan(15_900);
		expect(JSON.parse(JSON.stringify(stored))).toEqual(stored);
		expect(JSON.stringify(stored)).not.toContain('key');
	});

	test('is not touched by a repeat, for n8n would write it to its database', async () => {
		const seen = new SeenDeliveries();
		const stored = await fill(seen, 3);
		expect(await started(seen, 'key 1', Object.freeze(copyOf(stored)))).toBe(false);
	});

	test('of another process counts, too', async () => {
		const [here, there] = [new SeenDeliveries(), new SeenDeliveries()];
		const stored = {};
		await started(here, 'a', stored);
		expect(await started(there, 'a', stored)).toBe(false);
		expect(await started(there, 'b', stored)).toBe(true);
		expect(await started(here, 'b', stored)).toBe(false);
		expect(await started(here, 'c', stored)).toBe(true);
		expect(await started(new SeenDeliveries(), 'b', stored)).toBe(false);
	});

	test('by a call that began earlier does not lose what this process knows', async () => {
		const seen = new SeenDeliveries();
		const [early, late] = [{}, {}];
		await started(seen, 'a', early);
		await started(seen, 'b', late);
		const after = new SeenDeliveries();
		expect(await started(after, 'a', late)).toBe(false);
	});

	test.each([[null], [17], ['x'], ['é'.repeat(16)], [['a']], [{}], ['a'.repeat(17)]])(
		'by somebody else (%j) is as nothing',
		async (text) => {
			const stored = { seenDeliveries: text };
			const seen = new SeenDeliveries();
			expect(await started(seen, 'a', stored)).toBe(true);
			expect(await started(new SeenDeliveries(), 'a', stored)).toBe(false);
		},
	);
});

describe('the oldest is forgotten first', () => {
	test('here and in what is stored', async () => {
		const seen = new SeenDeliveries(4, 2);
		const stored = {};
		for (const key of ['a', 'b', 'c', 'd', 'e']) await started(seen, key, stored);
		const after = new SeenDeliveries(4, 2);
		const known = async (of: SeenDeliveries, key: string) =>
			(await of.claim(key, copyOf(stored))) === undefined;
		for (const key of ['b', 'c', 'd', 'e']) expect(await known(seen, key)).toBe(true);
		expect(await known(seen, 'a')).toBe(false);
		for (const key of ['d', 'e']) expect(await known(after, key)).toBe(true);
		for (const key of ['a', 'b', 'c']) expect(await known(after, key)).toBe(false);
	});
});
