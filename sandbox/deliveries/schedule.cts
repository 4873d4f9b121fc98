import { seededRandom } from '../faults/random.cts';
import type { WebhookOptions } from '../options.cts';
import { wait } from '../wait.cts';
import { run, type Job } from './run.cts';

/** When deliveries are made: in order, or shuffled. */
export class Schedule {
	/** The last delivery of each verification, behind which the next one waits. */
	private readonly lines = new Map<string, Promise<void>>();
	private count = 0;

	constructor(private readonly signal: AbortSignal) {}

	/** Makes a delivery in all its copies. Resolves when they are over. */
	async make(verificationId: string, jobs: Job[], options: WebhookOptions): Promise<void> {
		await (options.shuffleMs > 0
			? this.scatter(jobs, options)
			: this.line(verificationId, jobs, options));
	}

	/** One after the other, as far as one verification is concerned; copies go together. */
	private line(id: string, jobs: Job[], { delayMs }: WebhookOptions): Promise<void> {
		const former = this.lines.get(id) ?? Promise.resolve();
		const sent = Promise.all([former, wait(delayMs, this.signal)])
			.then(() => Promise.all(jobs.map((job) => this.later(job, 0))))
			.then(() => {
				if (this.lines.get(id) === sent) this.lines.delete(id);
			});
		this.lines.set(id, sent);
		return sent;
	}

	/** Each at a time of its own. */
	private async scatter(jobs: Job[], { seed, shuffleMs, delayMs }: WebhookOptions): Promise<void> {
		const due = jobs.map((job) => {
			this.count += 1;
			return this.later(job, delayMs + seededRandom(seed + this.count)() * shuffleMs);
		});
		await Promise.all(due);
	}

	private async later(job: Job, ms: number): Promise<void> {
		await wait(ms + job.entry.copy * job.options.copyDelayMs, this.signal);
		await run(job, this.signal);
	}
}
