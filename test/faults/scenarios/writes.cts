import type { Fault, FaultMatch } from '../../../sandbox/faults/types.cts';
import type { Scenario } from '../support/scenario.cts';
import type { Scene } from '../support/scene.cts';

interface Script {
	match: FaultMatch;
	fault: Fault;
}

function among(scripts: Script[], prepare?: (scene: Scene) => void): Scenario['perform'] {
	return async (scene, items) => {
		prepare?.(scene);
		for (const script of scripts) scene.sandbox.faults.add(script);
		return [await scene.run(scene.rows(items))];
	};
}

/** The timeout has a least value of one second. */
const IMPATIENT: Scenario['perform'] = async (scene, items) => [
	await scene.run(scene.rows(items), { parameters: { options: { timeout: 1 } } }),
];

function impatientWith(scripts: Script[]): Scenario['perform'] {
	return async (scene, items) => {
		for (const script of scripts) scene.sandbox.faults.add(script);
		return await IMPATIENT(scene, items);
	};
}

const puts = (probability: number, seed = 1): FaultMatch => ({ method: 'PUT', probability, seed });

export const writes: Scenario[] = [
	{
		// Every tenth change, at random, is cut off before the API does anything.
		fault: 'Connection reset before the change is made',
		perform: among([{ match: puts(0.1), fault: { type: 'reset' } }]),
	},
	{
		// Every tenth change, at random, is made, but the answer never arrives.
		fault: 'Connection reset after the change is made',
		perform: among([{ match: puts(0.1), fault: { type: 'reset', afterApplying: true } }]),
	},
	{
		// One request in ten of whatever kind is cut off, before or after its work. The reading is repeated as often
		// as it takes.
		fault: 'Resets of all kinds, on reads and logins too',
		perform: among([
			{ match: { probability: 0.05, seed: 2 }, fault: { type: 'reset' } },
			{ match: { probability: 0.05, seed: 3 }, fault: { type: 'reset', afterApplying: true } },
		]),
		expected: { logins: { atMost: () => 3 } },
	},
	{
		// The API makes the change and then says that something broke.
		fault: 'Every 7th answer a 500, after the change is made',
		perform: among([
			{
				match: { method: 'PUT', every: 7 },
				fault: { type: 'status', status: 500, afterApplying: true },
			},
		]),
	},
	{
		// The same with an API that keeps fields which an update does not name.
		fault: 'Every 7th answer a 500, the API merges',
		perform: among(
			[
				{
					match: { method: 'PUT', every: 7 },
					fault: { type: 'status', status: 500, afterApplying: true },
				},
			],
			({ sandbox }) => {
				sandbox.options.updateSemantics = 'merge';
			},
		),
	},
	{
		// Every tenth change, at random, is made, but a proxy answers with a web page that says "Bad Gateway".
		fault: "A proxy's page (502) instead of the answer",
		perform: among([
			{ match: puts(0.1), fault: { type: 'html', status: 502, afterApplying: true } },
		]),
	},
	{
		// Every tenth change, at random, is made, but a gateway answers 404 with a web page. Only AnyCheck itself can
		// refuse a change.
		fault: "A gateway's page (404) instead of the answer",
		perform: among([
			{ match: puts(0.1), fault: { type: 'html', status: 404, afterApplying: true } },
		]),
	},
	{
		// Every tenth change, at random, comes no further than a gateway, which answers 403 with a web page.
		fault: "A gateway's page (403) before the change is made",
		perform: among([{ match: puts(0.1), fault: { type: 'html', status: 403 } }]),
	},
	{
		// Every tenth change, at random, is made, but the answer says that it has failed, without a code of AnyCheck.
		fault: 'A refusal without a reason, after the change',
		perform: among([
			{
				match: puts(0.1),
				fault: { type: 'status', status: 200, body: { success: false }, afterApplying: true },
			},
		]),
	},
	{
		// Three changes in a hundred are never answered and never made; the node is set to wait one second.
		fault: 'No answer, before the change is made',
		perform: impatientWith([{ match: puts(0.03), fault: { type: 'hang' } }]),
	},
	{
		// Three changes in a hundred are made but never answered.
		fault: 'No answer, after the change is made',
		perform: impatientWith([{ match: puts(0.03), fault: { type: 'hang', afterApplying: true } }]),
	},
	{
		// Three changes in a hundred are made, and answered so slowly that the answer would take minutes. The time
		// that the node waits is for the whole answer, so it breaks off.
		fault: 'The answer comes a byte at a time, after the change',
		perform: impatientWith([
			{ match: puts(0.03), fault: { type: 'drip', bytes: 1, everyMs: 400 } },
		]),
	},
	{
		// Three changes in a hundred are made half a second after the node has stopped waiting for them. When the late
		// one is made after all, it says the same thing once more and changes nothing.
		fault: 'The change is made later than the node waits',
		perform: async (scene, items) => {
			scene.sandbox.faults.add({ match: puts(0.03), fault: { type: 'delay', ms: 1500 } });
			const runs = await IMPATIENT(scene, items);
			await lateOnesAreThrough(scene);
			return runs;
		},
	},
	{
		// Every tenth change, at random, is made, but half of the answer is missing.
		fault: 'Answer cut off in the middle, after the change',
		perform: among([{ match: puts(0.1), fault: { type: 'truncate' } }]),
	},
	{
		// Every tenth change, at random, is made, but the answer is no valid JSON.
		fault: 'Broken JSON, after the change is made',
		perform: among([{ match: puts(0.1), fault: { type: 'brokenJson' } }]),
	},
];

async function lateOnesAreThrough({ sandbox }: Scene): Promise<void> {
	while (sandbox.record.inFlight > 0) await new Promise((done) => setTimeout(done, 20));
}
