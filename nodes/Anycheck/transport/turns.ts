/**
 * Lets those who work on the same thing do so one after the other, in the order in which they came. Others are not held
 * up.
 */
export class Turns {
	private readonly last = new Map<string, Promise<unknown>>();

	/** Runs the task after all earlier ones with this key have ended, however they ended. */
	async take<T>(key: string, task: () => Promise<T>): Promise<T> {
		const earlier = this.last.get(key);
		const mine = earlier === undefined ? task() : earlier.then(task, task);
		this.last.set(key, mine);
		try {
			return await mine;
		} finally {
			if (this.last.get(key) === mine) this.last.delete(key);
		}
	}
}
