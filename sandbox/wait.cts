import { setTimeout as sleep } from 'node:timers/promises';

/** Waits some milliseconds, or shorter if the sandbox closes meanwhile. */
export async function wait(ms: number, closing: AbortSignal): Promise<void> {
	if (ms <= 0 || closing.aborted) return;
	await sleep(ms, undefined, { signal: closing }).catch(() => undefined);
}
