import type { IExecuteFunctions } from 'n8n-workflow';
import { Waiting, type Item, type Results, type RunningItem } from '../../operation';

/** Pauses between the looks, in milliseconds: n8n has stored the parked workflow in the first, or the machine is very busy. */
const PAUSES_MS = [1_000, 4_000, 15_000];

/**
 * n8n refuses a report that arrives after the last look and before it has stored the parked workflow, and whether AnyCheck
 * repeats it is not documented. So there are some more looks a moment later; when nothing waits any more, it does
 * what the report would have done: it calls the workflow's address.
 */
export async function catchUp(
	context: IExecuteFunctions,
	waiting: RunningItem[],
	look: (item: Item) => Promise<Results>,
): Promise<void> {
	const [first] = waiting;
	for (const pause of PAUSES_MS) {
		await first?.sleep(pause);
		if (first === undefined || first.isCancelled()) return;
		try {
			if (await isAnyWaiting(waiting, look)) continue;
			const request = { method: 'POST', url: first.resumeUrl(), json: true } as const;
			await context.helpers.httpRequest(request);
			return;
		} catch {
			// Not stored yet, gone on already, or the API is away: the next look tells.
			context.logger.debug('Anycheck looked again after parking a workflow, without effect');
		}
	}
}

/** From the last one, which most often is the last to end. */
async function isAnyWaiting(
	waiting: RunningItem[],
	look: (item: Item) => Promise<Results>,
): Promise<boolean> {
	for (const item of [...waiting].reverse()) {
		if ((await look(item)) instanceof Waiting) return true;
	}
	return false;
}
