import { setTimeout as wait } from 'node:timers/promises';
import { DEFAULT_LIMITS } from '../../../nodes/Anycheck/transport/http/limits';
import type { Fault, FaultMatch } from '../../../sandbox/faults/types.cts';
import { startStopwatch, type Stopwatch } from '../../engine/harness/stopwatch.cts';
import type { Expected, Scenario } from '../support/scenario.cts';
import { onEachPut } from '../support/scene.cts';

/** How long after a cancelled run the sandbox is watched for stragglers. */
const WATCH_MS = 1500;

/** The node has given so many requests to n8n at most, which sends them on whatever happens. */
const ON_THE_WAY = DEFAULT_LIMITS.inFlight;

/** n8n cuts off what is under way; such an item says that nobody knows whether the change was made. */
const CANCELED: Expected = { status: 'canceled', failures: /interrupted|cancelled/ };

/** Cancels the run when a tenth of its changes are sent, and sees to it that it ends at once and for good. */
function cancelledDuring(
	script?: (items: number) => { match: FaultMatch; fault: Fault },
): Scenario['perform'] {
	return async (scene, items) => {
		const { record, faults } = scene.sandbox;
		const stop = new AbortController();
		let cancelledAt = Infinity;
		let stopwatch: Stopwatch | undefined;
		if (script) faults.add(script(items));
		onEachPut(scene, (nth) => {
			if (nth !== items / 10) return;
			cancelledAt = Date.now();
			stopwatch = startStopwatch();
			stop.abort();
		});
		const ran = await scene.run(scene.rows(items), { signal: stop.signal });
		const endedAt = Date.now();
		stopwatch?.stop();
		expect(stopwatch?.runningMs()).toBeLessThan(1000);

		await wait(WATCH_MS);
		const times = record.requests.map(({ at }) => at);
		expect(times.filter((at) => at > cancelledAt).length).toBeLessThanOrEqual(ON_THE_WAY);
		expect(times.filter((at) => at > endedAt + 1000)).toEqual([]);
		expect(record.total).toBeLessThan(items / 2);
		return [ran];
	};
}

export const cancelling: Scenario[] = [
	{
		// Somebody presses the stop button in the middle of the run. Nothing new is sent, and the run ends within a
		// second.
		fault: 'The run is cancelled',
		perform: cancelledDuring(),
		expected: { ...CANCELED, hits: 0 },
	},
	{
		// The stop button is pressed while all items wait because the API asked for a minute of silence. The run ends
		// within a second all the same.
		fault: 'The run is cancelled while the API asks for a minute',
		perform: cancelledDuring((items) => ({
			match: { method: 'PUT', nth: items / 10 },
			fault: { type: 'status', status: 429, headers: { 'Retry-After': '60' } },
		})),
		expected: CANCELED,
	},
	{
		// The stop button is pressed while requests are under way that will never be answered. The run does not wait
		// for them.
		fault: 'The run is cancelled while the API does not answer',
		perform: cancelledDuring((items) => ({
			match: { method: 'PUT', every: 0.03 * items },
			fault: { type: 'hang' },
		})),
		expected: CANCELED,
	},
];
