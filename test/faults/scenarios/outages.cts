import type { INodeParameters } from 'n8n-workflow';
import { openGate, type Gate } from '../support/gate.cts';
import { examine } from '../support/examine.cts';
import type { Scenario } from '../support/scenario.cts';
import { onEachPut, signInBefore, type Scene } from '../support/scene.cts';

const OUTAGE_MS = 20_000;

/** So many failures in a row, and the API counts as gone. */
const GONE_AFTER = 20;

/** Shuts the gate in the middle of the run; `then` is what happens after that. */
function shutInTheMiddle(
	then: (gate: Gate) => Promise<void>,
	options?: INodeParameters,
): Scenario['perform'] {
	return async (scene, items) => {
		const gate = await openGate(scene.sandbox.url);
		let outage = Promise.resolve();
		reachThrough(scene, gate.url);
		onEachPut(scene, (nth) => {
			if (nth === items / 2) outage = gate.shut().then(() => then(gate));
		});
		try {
			const parameters = options && { options };
			return [await scene.run(scene.rows(items), { ...(parameters && { parameters }) })];
		} finally {
			await outage;
			await gate.shut();
		}
	};
}

export const outages: Scenario[] = [
	{
		// In the middle of the run all connections break and nothing answers for 20 seconds. All items wait, longer
		// each time, and go on when the API is back; what was under way is looked up first.
		fault: 'The API is down for 20 seconds',
		seconds: 180,
		perform: shutInTheMiddle(async (gate) => {
			await new Promise((over) => setTimeout(over, OUTAGE_MS));
			await gate.open();
		}),
		// What is not there counts nothing.
		expected: { hits: 0 },
	},
	{
		// The node is set to give up after a second, and twenty requests in a row get no answer, which is what it
		// takes for the API to count as gone. Then one more request finds out that it is back, and the items that are
		// left are done. Those that were not answered fail: nobody knows whether they were made.
		fault: 'Twenty requests in a row are not answered, and the API is back',
		perform: async (scene, items) => {
			await signInBefore(scene);
			scene.sandbox.faults.add({ match: { count: GONE_AFTER }, fault: { type: 'hang' } });
			const options = { timeout: 1, giveUpAfter: 1 };
			return [await scene.run(scene.rows(items), { parameters: { options } })];
		},
		expected: { logins: 0, hits: GONE_AFTER, failures: /did not answer in time/ },
		check: (scene, runs) => {
			expect(examine(scene, runs, false).failed).toBeLessThanOrEqual(GONE_AFTER);
		},
	},
	{
		// In the middle of the run all connections break, nothing answers any more, and the node is set to give up
		// after 5 seconds. The items that are left fail and say why, and the run comes to its end.
		fault: 'The API goes away for good',
		seconds: 60,
		perform: shutInTheMiddle(() => Promise.resolve(), { giveUpAfter: 5 }),
		expected: { hits: 0, failures: /could not be reached|interrupted/ },
	},
];

function reachThrough({ engine, credentialId }: Scene, baseUrl: string): void {
	const { data } = engine.credentials.get(credentialId);
	engine.credentials.edit(credentialId, { ...data, baseUrl });
}
