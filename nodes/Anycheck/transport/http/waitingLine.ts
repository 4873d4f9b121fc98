/** What one that waits for a free turn is. */
interface Waiter {
	/** In the order of their coming. */
	number: number;
	isUrgent: boolean;
	/** Asked whether it is still worth waiting: throws when it is not. */
	check: () => void;
}

interface Place extends Waiter {
	wake: () => void;
	end: (error: unknown) => void;
}

/** Those that wait until a turn gets free, in the order of their coming, the urgent ones first. */
export class WaitingLine {
	private urgent: Place[] = [];
	private others: Place[] = [];

	/**
	 * Waits to be called by `wakeNext`.
	 *
	 * @param isNew whether it comes last; otherwise it gets back its place
	 * @throws what `check` throws, where it is asked meanwhile
	 */
	async wait(waiter: Waiter, isNew: boolean): Promise<void> {
		const line = waiter.isUrgent ? this.urgent : this.others;
		const place = isNew ? -1 : line.findIndex(({ number }) => number > waiter.number);
		await new Promise<void>((wake, end) => {
			line.splice(place < 0 ? line.length : place, 0, { ...waiter, wake, end });
		});
	}

	/** Wakes the one whose turn it is, if there is one. */
	wakeNext(onlyUrgent: boolean): boolean {
		const next = this.urgent.shift() ?? (onlyUrgent ? undefined : this.others.shift());
		next?.wake();
		return next !== undefined;
	}

	/** Asks all whether it is still worth waiting. @returns how many leave the line */
	askAll(): number {
		const before = this.urgent.length + this.others.length;
		this.urgent = this.urgent.filter(goesOn);
		this.others = this.others.filter(goesOn);
		return before - this.urgent.length - this.others.length;
	}
}

function goesOn({ check, end }: Place): boolean {
	try {
		check();
		return true;
	} catch (error) {
		end(error);
		return false;
	}
}
