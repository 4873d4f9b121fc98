import type { Clock } from './clock';

/** When nobody is to send. */
export class Pauses {
	/** When the last one is over, in milliseconds since 1970. */
	resumeAt = 0;
	/** When it began, and how long all before it were, in milliseconds. */
	private from = 0;
	private earlierMs = 0;

	constructor(private readonly clock: Pick<Clock, 'now'>) {}

	/** Milliseconds that are left of the present one. */
	get leftMs(): number {
		return Math.max(0, this.resumeAt - this.clock.now());
	}

	/** Milliseconds of all of them so far. */
	get totalMs(): number {
		return this.earlierMs + Math.min(this.clock.now(), this.resumeAt) - this.from;
	}

	/** @returns whether it is longer than what there was */
	until(time: number): boolean {
		if (time <= this.resumeAt) return false;
		const now = this.clock.now();
		if (now >= this.resumeAt) {
			this.earlierMs += this.resumeAt - this.from;
			this.from = now;
		}
		this.resumeAt = time;
		return true;
	}
}
