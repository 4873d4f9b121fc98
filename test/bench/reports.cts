import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';

const reportSchema = z.object({
	status: z.string(),
	failure: z.string().optional(),
	/** Time each node took, by its name. */
	milliseconds: z.record(z.string(), z.number()),
});

/** What report-hook.cts wrote down about one execution. */
export type Report = z.infer<typeof reportSchema>;

const EVERY_MS = 100;

/** The file that report-hook.cts writes, read one execution after the other. */
export class Reports {
	#read = 0;

	constructor(readonly file: string) {}

	/** The next execution's report; throws when there is none within `withinMs`, or before n8n has `ended`. */
	async next(withinMs: number, ended: Promise<void>): Promise<Report> {
		const deadline = Date.now() + withinMs;
		const end = { isThere: false };
		void ended.then(() => (end.isThere = true));
		while (Date.now() < deadline) {
			const lines = (await readFile(this.file, 'utf8').catch(() => '')).split('\n').slice(0, -1);
			const line = lines[this.#read];
			if (line !== undefined) {
				this.#read += 1;
				return reportSchema.parse(JSON.parse(line));
			}
			if (end.isThere) throw new Error('n8n ended during the execution.');
			await delay(EVERY_MS);
		}
		throw new Error(`n8n did not end the execution within ${withinMs / 1000} seconds.`);
	}
}
