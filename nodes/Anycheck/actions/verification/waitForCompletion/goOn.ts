import type { IWebhookResponseData } from 'n8n-workflow';
import { isGone, ItemError } from '../../../errors/itemError';
import { asItemError } from '../../../errors/nodeError';
import { runPool } from '../../../run/pool';
import type { Item, Outcome, ParkedRun } from '../../../run/operation';
import type { Look } from './catchUp';

/** Verifications that are looked at side by side when somebody reports a change. */
const LOOKS_AT_A_TIME = 10;

/**
 * Resumes the workflow when none of its verifications waits any more. A report is only the sign to look: what it says is
 * not believed, so a forged, late or doubled one does no harm.
 */
export async function goOnWhenAllHaveEnded(
	run: ParkedRun,
	lookAt: (item: Item) => Look,
): Promise<IWebhookResponseData> {
	const outcomes: Outcome[] = [];
	let isWaiting = false;
	let isTryAgain = false;
	await runPool(
		run.count,
		() => LOOKS_AT_A_TIME,
		async (position) => {
			// From the last one, which most often is the last to end: as soon as one still waits, the others need no look.
			const index = run.count - 1 - position;
			const outcome = await run.outcomeOf(index, async (item) => {
				const seen = await lookAt(item)().catch(asItemError);
				if (!(seen instanceof ItemError)) return seen;
				if (!isFinal(run, index, seen)) isTryAgain = true;
				throw seen;
			});
			outcomes[index] = outcome;
			if (outcome.kind === 'waiting') isWaiting = true;
		},
		() => isWaiting || isTryAgain,
	);
	if (isTryAgain) {
		run.context.getResponseObject().status(503).json({ message: 'Try again later' });
		return { noWebhookResponse: true };
	}
	if (isWaiting) return { webhookResponse: { message: 'Received' } };
	return { ...run.resume(outcomes), webhookResponse: { message: 'Received' } };
}

/**
 * Whether a look that came to nothing is the last one: the verification is gone, or the item had failed before the workflow
 * was parked and must not hold up the others. Otherwise the sender should call again.
 */
function isFinal(run: ParkedRun, index: number, reason: ItemError): boolean {
	return run.failureOf(index) !== undefined || isGone(reason);
}
