import type { Sandbox } from '../../../sandbox/index.cts';

/** All but what a pause is made of, and what tells how long it was. */
export const LEFT_REAL = [
	'clearImmediate',
	'clearInterval',
	'hrtime',
	'nextTick',
	'performance',
	'queueMicrotask',
	'setImmediate',
	'setInterval',
] as const;

const LOOK_EVERY_MS = 5;

/** The sandbox has had no request for so many looks: whoever is there only waits for the time to pass. */
const QUIET_LOOKS = 4;

/** Passed over at each look from then on. Small, since a request that is just being made ages by as much. */
const STEP_MS = 100;

/**
 * For each test of a file: the clock goes as ever, and in a pause, when no request is under way, it runs twenty times as
 * fast. What takes time on the other side of a socket takes it as ever. Lengths of time are told by
 * `Date` (`elapsedMs`), which runs with it; a stopwatch (`runningMs`) does not count what was passed over.
 */
export function passOverPauses(stage: { sandbox: Sandbox }): void {
	let looking: NodeJS.Timeout;
	beforeEach(() => {
		jest.useFakeTimers({ advanceTimers: true, doNotFake: [...LEFT_REAL] });
		let quiet = 0;
		let seen = 0;
		looking = setInterval(() => {
			const { inFlight, total } = stage.sandbox.record;
			quiet = inFlight === 0 && total === seen ? quiet + 1 : 0;
			seen = total;
			if (quiet >= QUIET_LOOKS) jest.advanceTimersByTime(STEP_MS);
		}, LOOK_EVERY_MS);
	});
	afterEach(() => {
		clearInterval(looking);
		jest.useRealTimers();
	});
}
