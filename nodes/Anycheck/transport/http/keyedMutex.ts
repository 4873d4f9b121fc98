/** One task at a time for each key, in the order in which they came. Tasks with other keys are not held up. */
export class KeyedMutex {
	private readonly last = new Map<string, Promise<unknown>>();

	/** Runs the task after all earlier ones with this key have ended, however they ended; it is told whether it waited. */
	async runExclusive<T>(key: string, task: (hasWaited: boolean) => Promise<T>): Promise<T> {
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
