const TICK_MS = 10;

/** The most that one turn of the event loop counts for. */
const MOST_MS = 50;

/** Reads the milliseconds in which this process could work since the start. */
export interface Stopwatch {
	runningMs(): number;
	stop(): void;
}

/**
 * Starts a stopwatch that stands still while the whole process does: a machine that is busy with other work must not
 * make a test fail that says how soon something ends. Work that blocks the process is not seen by it either.
 */
export function startStopwatch(): Stopwatch {
	let counted = 0;
	let last = performance.now();
	const count = () => {
		const now = performance.now();
		counted += Math.min(now - last, MOST_MS);
		last = now;
	};
	const ticking = setInterval(count, TICK_MS);
	return {
		runningMs: () => {
			count();
			return counted;
		},
		stop: () => {
			clearInterval(ticking);
		},
	};
}
