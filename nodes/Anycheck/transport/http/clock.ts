import { sleep } from 'n8n-workflow';

/** Time, as far as pacing needs it; tests put in one of their own. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Waits, and wakes early when the run is cancelled. */
	sleep(ms: number): Promise<void>;
	/** Lets what has just come be dealt with. */
	settle(): Promise<void>;
	isCancelled(): boolean;
}

/** n8n has no timer that can be interrupted, so long waits are cut into naps. */
const NAP_MS = 250;

/** @param isStopped whether nobody waits any more although the run was not cancelled */
export function clockOf(
	signal: AbortSignal | undefined,
	isStopped: () => boolean = () => false,
): Clock {
	const isCancelled = () => signal?.aborted === true || isStopped();
	return {
		now: () => Date.now(),
		isCancelled,
		async settle() {
			await sleep(0);
		},
		async sleep(ms) {
			const end = Date.now() + ms;
			for (let left = ms; left > 0 && !isCancelled(); left = end - Date.now()) {
				await sleep(Math.min(left, NAP_MS));
			}
		},
	};
}
