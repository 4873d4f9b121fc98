// 'Give Up After' holds also where the API says when to come back.
import { failures, setDesk, type Desk } from './support/desk.cts';
import { passOverPauses } from './support/passed-over.cts';

const desk = {} as Desk;

beforeEach(async () => {
	Object.assign(desk, await setDesk());
});

afterEach(() => desk.close());

passOverPauses(desk);

/** Every PUT, or the first so many, is answered with the wish to come back after some seconds. */
function asksToWait(status: number, seconds: number, count = 1_000) {
	return desk.sandbox.faults.add({
		match: { method: 'PUT', count },
		fault: { type: 'status', status, headers: { 'retry-after': String(seconds) } },
	});
}

async function complete(ids: string[], giveUpAfter: number) {
	const items = ids.map((id) => ({ id }));
	return await desk.run(items, { verificationStatus: 'COMPLETED', options: { giveUpAfter } });
}

it.each([
	[
		429,
		/^AnyCheck is receiving too many requests\n[^]*Wait at least 3 seconds before you try again/,
	],
	[
		503,
		/^AnyCheck is not available right now\n[^]*Whether the change was made is not known[^]*3 seconds/,
	],
])(
	'does not wait out a pause that ends later (%i), and says when to try again',
	async (status, words) => {
		const limit = asksToWait(status, 3);

		const run = await complete([desk.add()], 1);

		expect(failures(run)).toEqual([expect.stringMatching(words)]);
		expect(run.elapsedMs).toBeLessThan(2500);
		expect(limit.hits).toBe(1);
		expect(desk.sandbox.record.total).toBe(1);
	},
);

it('waits out every pause that ends before', async () => {
	const limit = asksToWait(429, 1, 2);

	const run = await complete([desk.add()], 4);

	expect(failures(run)).toEqual([]);
	expect(run.outputs.success).toHaveLength(1);
	expect(limit.hits).toBe(2);
});

it('adds up the pauses of one request', async () => {
	const limit = asksToWait(429, 1);

	const run = await complete([desk.add()], 2);

	expect(failures(run)).toEqual([expect.stringMatching(/Tried [23] times/)]);
	expect(run.elapsedMs).toBeLessThan(3500);
	expect(limit.hits).toBeLessThanOrEqual(3);
});

it('does not count what an item waits before it is sent', async () => {
	const limit = asksToWait(429, 3, 1);
	const ids = desk.addMany(40);

	const run = await complete(ids, 1);

	expect(limit.hits).toBe(1);
	expect(failures(run)).toEqual([
		expect.stringMatching(/^AnyCheck is receiving too many requests/),
	]);
	expect(run.outputs.success).toHaveLength(39);
});

it.each([
	['ten minutes, which is longer than anybody waits', 600, 10_000, 10],
	['a minute, again and again', 60, 250_000, 30],
])(
	'comes to an end where every change is put off by %s',
	async (_, seconds, withinMs, requests) => {
		const limit = asksToWait(429, seconds);

		const run = await desk.run(
			desk.addMany(100).map((id) => ({ id })),
			{ verificationStatus: 'COMPLETED' },
		);

		const told = failures(run);
		expect(told).toHaveLength(100);
		for (const words of told) {
			expect(words).toMatch(/^AnyCheck is receiving too many requests\n/);
			const [, named] = /Wait at least (\d+) seconds/.exec(words) ?? [];
			expect(Number(named)).toBeGreaterThan(seconds - 10);
		}
		expect(run.elapsedMs).toBeLessThan(withinMs);
		expect(limit.hits).toBeLessThanOrEqual(requests);
	},
);

it('never sends before a pause of minutes is over', async () => {
	const limit = asksToWait(429, 300, 1);

	const run = await complete(desk.addMany(20), 600);

	expect(failures(run)).toEqual([]);
	expect(limit.hits).toBe(1);
	const times = desk.sandbox.record.seen('PUT', /./).map(({ at }) => at);
	expect(Math.max(...times) - Math.min(...times)).toBeGreaterThanOrEqual(300_000);
});

it.each([
	['a refusal that asks for a minute', { status: 429, headers: { 'retry-after': '60' } }],
	[
		'a first page after which nothing more is welcome for a minute',
		{
			status: 200,
			body: { total: 500, items: [{ id: 'a', name: 'A' }] },
			headers: { 'x-ratelimit-remaining': '0', 'retry-after': '60' },
		},
	],
])('does not let somebody who opens a list wait out %s', async (_, answer) => {
	desk.sandbox.faults.add({ match: { count: 1 }, fault: { type: 'status', ...answer } });
	const since = Date.now();

	const list = desk.engine.callMethod('listSearch', 'searchServices', {
		parameters: { resource: 'service', operation: 'get' },
		credentialId: desk.credentialId,
	});

	await expect(list).rejects.toMatchObject({
		message: expect.stringMatching(/^AnyCheck is receiving too many requests/) as string,
		description: expect.stringMatching(/Wait at least (59|60) seconds/) as string,
	});
	expect(Date.now() - since).toBeLessThan(8000);
	expect(desk.sandbox.record.total).toBe(1);
});
