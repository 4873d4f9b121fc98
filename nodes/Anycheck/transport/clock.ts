import { sleep } from 'n8n-workflow';

/** Time, as far as pacing needs it; tests put in one of their own. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Waits, and wakes early when the run is cancelled. */
	sleep(ms: number): Promise<void>;
	isCancelled(): boolean;
}

/** n8n has no timer that can be interrupted, so long waits are cut into naps. */
const NAP_MS = 250;

export function clockOf(signal: AbortSignal | undefined): Clock {
	return {
		now: () => Date.now(),
		isCancelled: () => signal?.aborted === true,
		async sleep(ms) {
			const end = Date.now() + ms;
			for (let left = ms; left > 0 && signal?.aborted !== true; left = end - Date.now()) {
				await sleep(Math.min(left, NAP_MS));
			}
		},
	};
}
