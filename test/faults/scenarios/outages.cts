import type { INodeParameters } from 'n8n-workflow';
import { openGate, type Gate } from '../support/gate.cts';
import type { Scenario } from '../support/scenario.cts';
import { onEachPut, type Scene } from '../support/scene.cts';

const OUTAGE_MS = 20_000;

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
		fault: 'The API is down for 20 seconds',
		story:
			'In the middle of the run all connections break and nothing answers for 20 seconds. All items wait, longer each time, and go on when the API is back; what was under way is looked up first.',
		seconds: 180,
		perform: shutInTheMiddle(async (gate) => {
			await new Promise((over) => setTimeout(over, OUTAGE_MS));
			await gate.open();
		}),
		// What is not there counts nothing.
		expected: { hits: 0 },
	},
	{
		fault: 'The API goes away for good',
		story:
			'In the middle of the run all connections break, nothing answers any more, and the node is set to give up after 5 seconds. The items that are left fail and say why, and the run comes to its end.',
		seconds: 60,
		perform: shutInTheMiddle(() => Promise.resolve(), { giveUpAfter: 5 }),
		expected: { hits: 0, failures: /could not be reached|interrupted/ },
	},
];

function reachThrough({ engine, credentialId }: Scene, baseUrl: string): void {
	const { data } = engine.credentials.get(credentialId);
	engine.credentials.edit(credentialId, { ...data, baseUrl });
}
