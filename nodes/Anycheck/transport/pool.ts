/**
 * Runs a task for each index from 0, at most `size` at a time: as soon as one ends the next begins, so that a slow
 * one holds up nothing. Indexes are started in order; after `isStopped` turns true none is started any more.
 *
 * Tasks must not throw.
 */
export async function runPool(
	count: number,
	size: number,
	task: (index: number) => Promise<void>,
	isStopped: () => boolean,
): Promise<void> {
	let next = 0;
	const worker = async () => {
		while (next < count && !isStopped()) await task(next++);
	};
	await Promise.all(Array.from({ length: Math.min(size, count) }, worker));
}
