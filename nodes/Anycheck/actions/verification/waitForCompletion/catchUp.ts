import type { IExecuteFunctions } from 'n8n-workflow';
import { isGone, ItemError } from '../../../errors/itemError';
import { asItemError } from '../../../errors/nodeError';
import { Waiting, type Item, type Results, type RunningItem } from '../../../run/operation';
import { reportUrl } from '../../../run/wait/parkedWebhooks';

/** A look at one verification, whose parameters are evaluated already. */
export type Look = () => Promise<Results>;

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
	lookAt: (item: Item) => Look,
): Promise<void> {
	const [first] = waiting;
	if (first === undefined) return;
	// Once the run is over, n8n evaluates no expression any more.
	const looks = waiting.map(lookAt);
	const url = reportUrl(first.resumeUrl());
	for (const pause of PAUSES_MS) {
		await first.sleep(pause);
		if (first.isEnding()) return;
		try {
			if (await isAnyWaiting(looks)) continue;
			await context.helpers.httpRequest({ method: 'POST', url, json: true });
			return;
		} catch {
			// Not stored yet, gone on already, or the API is away: the next look tells.
			context.logger.debug('Anycheck looked again after parking a workflow, without effect');
		}
	}
}

/** From the last one, which most often is the last to end. */
async function isAnyWaiting(looks: Look[]): Promise<boolean> {
	for (const look of [...looks].reverse()) {
		if (await isWaiting(look)) return true;
	}
	return false;
}

async function isWaiting(look: Look): Promise<boolean> {
	const seen = await look().catch(asItemError);
	if (!(seen instanceof ItemError)) return seen instanceof Waiting;
	// One that is gone waits for nothing any more.
	if (isGone(seen)) return false;
	throw seen;
}
