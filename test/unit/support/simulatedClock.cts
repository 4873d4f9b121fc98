import { setImmediate as microtasksDone } from 'node:timers/promises';
import type { Clock } from '../../../nodes/Anycheck/transport/http/clock';

interface Sleeper {
	until: number;
	wake: () => void;
}

/** Time that passes only when everybody sleeps, so that minutes of pacing take milliseconds. */
export class SimulatedClock implements Clock {
	private time = 1_700_000_000_123;
	private sleepers: Sleeper[] = [];
	private cancelled = false;

	now(): number {
		return this.time;
	}

	isCancelled(): boolean {
		return this.cancelled;
	}

	/** It takes none of the simulated time. */
	async settle(): Promise<void> {}

	async sleep(ms: number): Promise<void> {
		if (this.cancelled) return;
		const until = this.time + Math.max(0, ms);
		await new Promise<void>((wake) => this.sleepers.push({ until, wake }));
	}

	/** Wakes everybody, as the real clock does within one of its naps. */
	cancel(): void {
		this.cancelled = true;
		for (const { wake } of this.sleepers.splice(0)) wake();
	}

	/** Lets time pass until the work is done. @throws when the work waits for something that never comes */
	async runUntil<T>(work: Promise<T>): Promise<T> {
		const progress = { isDone: false };
		const end = () => (progress.isDone = true);
		work.then(end, end);
		for (;;) {
			await microtasksDone();
			if (progress.isDone) return await work;
			const [next] = this.sleepers.sort((a, b) => a.until - b.until).splice(0, 1);
			if (next === undefined) throw new Error('The work waits for something that never comes');
			this.time = Math.max(this.time, next.until);
			next.wake();
		}
	}

	/** Lets so much time pass, and whatever is due by then. */
	async advance(ms: number): Promise<void> {
		await this.runUntil(this.sleep(ms));
	}
}
