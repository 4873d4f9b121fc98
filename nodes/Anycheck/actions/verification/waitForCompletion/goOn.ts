import type { IWebhookResponseData } from 'n8n-workflow';
import { isTransient } from '../../../errors/itemError';
import { runPool } from '../../pool';
import type { Item, Results } from '../../operation';
import type { Outcome } from '../../outcome';
import type { ParkedRun } from '../../parkedRun';

/** Verifications that are looked at side by side when somebody reports a change. */
const LOOKS_AT_A_TIME = 10;

/**
 * Resumes the workflow when none of its verifications waits any more. A report is only the sign to look: what it says is
 * not believed, so a forged, late or doubled one does no harm.
 */
export async function goOnWhenAllHaveEnded(
	run: ParkedRun,
	look: (item: Item) => Promise<Results>,
): Promise<IWebhookResponseData> {
	const outcomes: Outcome[] = [];
	let hasMore = false;
	await runPool(
		run.count,
		() => LOOKS_AT_A_TIME,
		async (position) => {
			// From the last one, which most often is the last to end: as soon as one still waits, the others need no look.
			const index = run.count - 1 - position;
			const outcome = await run.outcomeOf(index, look);
			outcomes[index] = outcome;
			if (outcome.kind === 'waiting' || isTryAgain(outcome)) hasMore = true;
		},
		() => hasMore,
	);
	if (outcomes.some(isTryAgain)) {
		run.context.getResponseObject().status(503).json({ message: 'Try again later' });
		return { noWebhookResponse: true };
	}
	if (hasMore) return { webhookResponse: { message: 'Received' } };
	return { ...run.resume(outcomes), webhookResponse: { message: 'Received' } };
}

/** Whether the look itself came to nothing, or who looks is refused for now, so that the sender should call again. */
function isTryAgain(outcome: Outcome): boolean {
	if (outcome.kind !== 'failed') return false;
	const { httpStatus = 0 } = outcome.error.facts;
	return isTransient(outcome.error) || httpStatus === 401 || httpStatus === 403;
}
