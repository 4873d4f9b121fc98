/** Parked runs that this process has let go on, and when; milliseconds since 1970. */
const resumed = new Map<string, number>();

/** By then n8n refuses further calls itself; if it does not, going on came to nothing. */
const SETTLED_MS = 10 * 60_000;

/**
 * Whether the run may go on now. When two calls at the same moment let a run go on, some versions of n8n run what is behind
 * the node twice: the first one is taken.
 */
export function mayResume(key: string): boolean {
	const now = Date.now();
	for (const [run, at] of resumed) if (now - at >= SETTLED_MS) resumed.delete(run);
	if (resumed.has(key)) return false;
	resumed.set(key, now);
	return true;
}
