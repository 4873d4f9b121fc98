/**
 * Runs a task for each index from 0, in order, so many at a time as `capacity` says at the moment: as soon as one ends
 * the next begins, so that a slow one holds up nothing. After `isStopped` turns true none is started any more; it ends
 * when those under way have ended.
 *
 * @param task must not throw
 */
export async function runPool(
	count: number,
	capacity: () => number,
	task: (index: number) => Promise<void>,
	isStopped: () => boolean,
): Promise<void> {
	await new Promise<void>((resolve) => {
		let next = 0;
		let running = 0;
		const end = () => {
			running--;
			fill();
		};
		const fill = () => {
			while (next < count && running < Math.max(1, capacity()) && !isStopped()) {
				running++;
				void task(next++).then(end);
			}
			if (running === 0) resolve();
		};
		fill();
	});
}
