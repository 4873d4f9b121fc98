/**
 * Lets those who work on the same thing do so one after the other, in the order in which they came. Others are not held
 * up.
 */
export class Turns {
	private readonly last = new Map<string, Promise<unknown>>();

	/** Runs the task after all earlier ones with this key have ended, however they ended; it is told whether it waited. */
	async take<T>(key: string, task: (hasWaited: boolean) => Promise<T>): Promise<T> {
		const earlier = this.last.get(key);
		const next = async () => await task(true);
		const mine = earlier === undefined ? task(false) : earlier.then(next, next);
		this.last.set(key, mine);
		try {
			return await mine;
		} finally {
			if (this.last.get(key) === mine) this.last.delete(key);
		}
	}
}
