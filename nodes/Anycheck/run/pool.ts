import { sleep } from 'n8n-workflow';

/**
 * So many begin before the process gets to its sockets: what many answers at once set off would otherwise be sent together,
 * be answered together, and leave the process idle in between.
 */
const BEGIN_TOGETHER = 2;

/**
 * Runs a task for each index from 0, in order, so many at a time as `capacity` says at the moment: as soon as one ends
 * the next begins, so that a slow one holds up nothing. After `isStopped` turns true none is started any more; it ends
 * when those under way have ended.
 *
 * @param task must not throw
 * @param pause lets the process get to its sockets
 */
export async function runPool(
	count: number,
	capacity: () => number,
	task: (index: number) => Promise<void>,
	isStopped: () => boolean,
	pause: () => Promise<void> = async () => {
		await sleep(0);
	},
): Promise<void> {
	await new Promise<void>((resolve) => {
		let next = 0;
		let running = 0;
		let isFilling = false;
		const mayBegin = () => next < count && running < Math.max(1, capacity()) && !isStopped();
		const end = () => {
			running--;
			void fill();
		};
		const fill = async () => {
			if (isFilling) return;
			isFilling = true;
			for (let begun = 1; mayBegin(); begun++) {
				running++;
				void task(next++).then(end);
				if (begun % BEGIN_TOGETHER === 0 && mayBegin()) await pause();
			}
			isFilling = false;
			if (running === 0) resolve();
		};
		void fill();
	});
}
