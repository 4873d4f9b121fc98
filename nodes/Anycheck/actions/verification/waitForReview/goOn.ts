import type { IWebhookResponseData } from 'n8n-workflow';
import { getVerification } from '../../../transport/verifications';
import type { JsonObject } from '../../../verification/objects';
import { Waiting, type Item, type Results } from '../../operation';
import type { Outcome } from '../../outcome';
import { runPool } from '../../pool';
import { pickedVerification } from '../fields';
import type { Visit } from './desk';
import { forgetReview } from './decisions';
import { decidedElsewhere, decisionResult } from './result';
import { STAYS_PARKED } from './sendPage';

/** Verifications that are read side by side. */
const READS_AT_A_TIME = 10;

/** The items that were asked about and that nobody has decided on this page, in input order. */
export function undecided({ run, review }: Visit): number[] {
	return Array.from({ length: run.count }, (_, index) => index).filter(
		(index) => run.noteOf(index).asked === true && !review.decisions.has(index),
	);
}

/** Lets the workflow go on if no item is undecided any more, here or elsewhere. */
export async function goOnWhenAllAreDecided(visit: Visit): Promise<IWebhookResponseData> {
	const { run, runKey } = visit;
	const outcomes: Outcome[] = [];
	let isWaiting = false;
	await runPool(
		run.count,
		() => READS_AT_A_TIME,
		async (index) => {
			const outcome = await run.outcomeOf(
				index,
				async (item) => await resultOf(visit, index, item),
			);
			outcomes[index] = outcome;
			if (outcome.kind === 'waiting') isWaiting = true;
		},
		() => isWaiting,
	);
	if (isWaiting) return STAYS_PARKED;
	forgetReview(runKey);
	return { ...run.resume(outcomes), ...STAYS_PARKED };
}

async function resultOf({ run, review }: Visit, index: number, item: Item): Promise<Results> {
	const decision = review.decisions.get(index);
	if (decision !== undefined) return [decisionResult(decision)];
	const verification = await getVerification(item.client, pickedVerification(item.parameters));
	const note = run.noteOf(index);
	if (note.asked === true && !isDecidedElsewhere(verification, note)) return new Waiting();
	return [decidedElsewhere(verification)];
}

/** Whether it was completed since the workflow was parked. */
export function isDecidedElsewhere(verification: JsonObject, note: JsonObject): boolean {
	return verification.status === 'COMPLETED' && note.status !== 'COMPLETED';
}
