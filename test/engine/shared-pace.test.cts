// Executions in one process that use the same credential share what they learn about the API's limit.
import { setTimeout as sleep } from 'node:timers/promises';
import { CREDENTIAL, setStage, typed, type Stage } from './support/stage.cts';
import { update } from './support/update.cts';

const ITEMS = 300;

let stage: Stage;
let credentialId: string;

beforeEach(async () => {
	stage = await setStage();
	credentialId = stage.engine.credentials.create(CREDENTIAL, typed.apiKey(stage));
});

afterEach(() => stage.close());

async function run(ids: string[], itemsAtATime: number, cancelAfterMs?: number) {
	return await stage.engine.run({
		parameters: update({ verificationStatus: 'COMPLETED', options: { itemsAtATime } }),
		items: ids.map((id) => ({ json: { id } })),
		onError: 'continueErrorOutput',
		credentialId,
		...(cancelAfterMs !== undefined && { cancelAfterMs }),
	});
}

const add = (count: number) => stage.sandbox.state.addVerifications(count).map(({ id }) => id);

// How many are refused is simulated (test/unit/throttle-shared.test.cts): here it depends on the machine.
it('of two at one limit, nothing is lost, and nothing done twice', async () => {
	stage.sandbox.faults.add({ fault: { type: 'rateLimit', perSecond: 100, burst: 20 } });
	const parts = [add(ITEMS), add(ITEMS)];

	const results = await Promise.all(
		parts.map(async (ids, part) => await run(ids, part === 0 ? 10 : 5)),
	);

	for (const { outputs } of results) {
		expect(outputs.error).toEqual([]);
		expect(outputs.success).toHaveLength(ITEMS);
	}
	for (const id of parts.flat()) expect(stage.sandbox.record.writes(id)).toHaveLength(1);
});

it('one that is cancelled does not hold up the other', async () => {
	stage.sandbox.faults.add({ fault: { type: 'rateLimit', perSecond: 100, burst: 20 } });
	const [cancelled, other] = [add(ITEMS), add(100)];

	const [first, second] = await Promise.all([run(cancelled, 10, 500), run(other, 10)]);

	expect(first.status).toBe('canceled');
	expect(second.outputs.success).toHaveLength(100);
	expect(second.outputs.error).toEqual([]);
	for (const id of other) expect(stage.sandbox.record.writes(id)).toHaveLength(1);
});

it('a pause that one is asked for holds for the other', async () => {
	const [one = '', another = ''] = add(2);
	stage.sandbox.faults.add({
		match: { path: one, count: 1 },
		fault: { type: 'status', status: 429, headers: { 'retry-after': '2' } },
	});
	const startedAt = Date.now();
	const refused = run([one], 1);
	while (stage.sandbox.record.requests[0]?.status === undefined) await sleep(5);
	await sleep(100);

	const { outputs } = await run([another], 1);

	expect(Date.now() - startedAt).toBeGreaterThan(1_900);
	expect(outputs.success).toHaveLength(1);
	expect((await refused).outputs.success).toHaveLength(1);
});
