import { seededRandom } from '../../../sandbox/faults/random.cts';
import { AT, changed, iso } from './support/deliveries.cts';
import { SimulatedTrigger, type Fetch } from './support/simulatedTrigger.cts';

const VERIFICATIONS = 100;
const STATUSES = ['IN_PROGRESS', 'NEED_REVIEW', 'COMPLETED', 'NEED_REVIEW', 'COMPLETED'];
const LAST = STATUSES.length - 1;
const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const timeOf = (n: number, change: number) => AT + n * 7 + change * 2000;

/** 500 changes: each of 100 verifications goes through five statuses, two of them twice. */
const changes = Array.from({ length: VERIFICATIONS }, (_, n) =>
	STATUSES.map((status, change) => JSON.stringify(changed(status, timeOf(n, change), idOf(n)))),
).flat();

/** The API after all changes. */
const fetchLast: Fetch = (id) => ({
	id,
	status: STATUSES[LAST],
	updated_at: iso(timeOf(Number(id.slice(-12)), LAST)),
});

/** What the workflow is started with: the verification, and the status that was reported. */
const reported = (body: string) => {
	const { verification_id, status } = JSON.parse(body) as Record<string, string>;
	return `${verification_id} ${status}`;
};
/** The API tells of the last state alone, so that each reported status of it counts once. */
const states = [...new Set(changes.map(reported))].sort();

function shuffled<T>(values: readonly T[], random: () => number): T[] {
	const order = values.map((value) => ({ value, at: random() }));
	return order.sort((a, b) => a.at - b.at).map(({ value }) => value);
}

function waitOf(random: () => number) {
	return async () => {
		for (let hops = Math.floor(random() * 8); hops >= 0; hops--) {
			await new Promise((resolve) => setImmediate(resolve));
		}
	};
}

/** Sends all, up to 50 at a time, each again until it is answered with 200. */
async function send(trigger: SimulatedTrigger, bodies: readonly string[]): Promise<number> {
	const queue = [...bodies];
	let calls = 0;
	const sender = async () => {
		for (let body = queue.shift(); body !== undefined; body = queue.shift()) {
			calls++;
			if ((await trigger.call(body)) !== 200) queue.push(body);
		}
	};
	await Promise.all(Array.from({ length: 50 }, sender));
	return calls;
}

describe.each([1, 2, 3])('500 changes, each delivered twice, in any order (seed %d)', (seed) => {
	test('start one execution for each verification and reported status', async () => {
		const random = seededRandom(seed);
		const trigger = new SimulatedTrigger(waitOf(random), fetchLast);
		expect(await send(trigger, shuffled([...changes, ...changes], random))).toBe(1000);
		expect(trigger.started.map(reported).sort()).toEqual(states);
		expect(trigger.writes).toBe(states.length);
	});

	test('also when the API does not answer a third of the calls', async () => {
		const random = seededRandom(seed);
		const fetch: Fetch = (id) => {
			if (random() < 1 / 3) throw new Error('no answer');
			return fetchLast(id);
		};
		const trigger = new SimulatedTrigger(waitOf(random), fetch);
		expect(await send(trigger, shuffled([...changes, ...changes], random))).toBeGreaterThan(1100);
		expect(trigger.started.map(reported).sort()).toEqual(states);
	});

	test('also with a restart between the two', async () => {
		const random = seededRandom(seed);
		const trigger = new SimulatedTrigger(waitOf(random), fetchLast);
		await send(trigger, shuffled(changes, random));
		// The next call writes what calls that overtook each other have lost.
		await trigger.call(JSON.stringify(changed('CANCELLED', AT, idOf(999))));
		trigger.restart();
		await send(trigger, shuffled(changes, random));
		expect(new Set(trigger.started.map(reported)).size).toBe(states.length + 1);
		expect(trigger.started).toHaveLength(states.length + 1);
	});

	test('also when the repeat of the last change is dated anew', async () => {
		const random = seededRandom(seed);
		const trigger = new SimulatedTrigger(waitOf(random), fetchLast);
		const redated = Array.from({ length: VERIFICATIONS }, (_, n) =>
			JSON.stringify(changed(STATUSES[LAST] ?? '', timeOf(n, LAST) + 600_000, idOf(n))),
		);
		await send(trigger, shuffled([...changes, ...redated], random));
		expect(trigger.started.map(reported).sort()).toEqual(states);
	});
});
