import type { Ticket } from './windowLearner';

/** One that waits for its turn. */
interface Waiter {
	isUrgent: boolean;
	/** Asked whether it is still worth waiting: throws when it is not. */
	check: () => void;
	go: (ticket: Ticket) => void;
	/** It does not wait any more. */
	end: (error: unknown) => void;
}

/** Those that wait for their turn, in the order of their coming, the urgent ones first. */
export class WaitingLine {
	private urgent: Waiter[] = [];
	private others: Waiter[] = [];

	add(waiter: Waiter): void {
		(waiter.isUrgent ? this.urgent : this.others).push(waiter);
	}

	isEmpty(): boolean {
		return this.urgent.length + this.others.length === 0;
	}

	/** Whether there is a next one; those for whom it is not worth waiting any more leave the line before. */
	hasNext(onlyUrgent: boolean): boolean {
		while (this.urgent[0] !== undefined && !goesOn(this.urgent[0])) this.urgent.shift();
		if (this.urgent.length > 0 || onlyUrgent) return this.urgent.length > 0;
		while (this.others[0] !== undefined && !goesOn(this.others[0])) this.others.shift();
		return this.others.length > 0;
	}

	/** Takes the next one out of the line. */
	next(): Waiter | undefined {
		return this.urgent.shift() ?? this.others.shift();
	}

	/** Asks all whether it is still worth waiting. */
	askAll(): void {
		this.urgent = this.urgent.filter(goesOn);
		this.others = this.others.filter(goesOn);
	}
}

function goesOn({ check, end }: Waiter): boolean {
	try {
		check();
		return true;
	} catch (error) {
		end(error);
		return false;
	}
}
