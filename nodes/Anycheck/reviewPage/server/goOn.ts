import type { IWebhookResponseData } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import type { JsonObject } from '../../json/objects';
import { Waiting, type Item, type Outcome, type Results } from '../../run/operation';
import { runPool } from '../../run/pool';
import { pickedVerification } from '../../fields/pickers';
import type { Reviewing } from './visit';
import { readIfPossible } from './reading';
import { decidedElsewhere, decisionResult } from './result';
import { STAYS_PARKED } from './sendPage';

/** Verifications that are read side by side. */
const READS_AT_A_TIME = 10;

/** The items that nobody has decided on this page, in input order. */
export function undecided({ asked, review }: Reviewing): number[] {
	return asked.filter((index) => !review.decisions.has(index));
}

/**
 * Lets the workflow go on if no item is undecided any more, here or elsewhere. Also called when somebody only looks: a
 * verification may have been completed elsewhere, or n8n may have failed to go on when the last one was decided.
 */
export async function goOnWhenAllAreDecided(reviewing: Reviewing): Promise<IWebhookResponseData> {
	const { run } = reviewing;
	const outcomes: Outcome[] = [];
	let isWaiting = false;
	await runPool(
		run.count,
		() => READS_AT_A_TIME,
		async (index) => {
			const outcome = await run.outcomeOf(
				index,
				async (item) => await resultOf(reviewing, index, item),
			);
			outcomes[index] = outcome;
			if (outcome.kind === 'waiting') isWaiting = true;
		},
		() => isWaiting,
	);
	if (isWaiting) return STAYS_PARKED;
	reviewing.review.resumedAt = Date.now();
	return { ...run.resume(outcomes), ...STAYS_PARKED };
}

async function resultOf(
	{ run, review }: Reviewing,
	index: number,
	{ client, parameters }: Item,
): Promise<Results> {
	const decision = review.decisions.get(index);
	if (decision !== undefined) return [decisionResult(decision)];
	const failure = run.failureOf(index);
	if (failure !== undefined) throw failure;
	if (review.deciding.has(index)) return new Waiting();
	const verification = await readIfPossible(client, pickedVerification(parameters));
	if (verification instanceof ItemError) return new Waiting();
	const isDecided = isDecidedElsewhere(verification, run.noteOf(index));
	return isDecided ? [decidedElsewhere(verification)] : new Waiting();
}

/** Whether it was completed since the workflow was parked. */
export function isDecidedElsewhere(verification: JsonObject, note: JsonObject): boolean {
	return verification.status === 'COMPLETED' && note.status !== 'COMPLETED';
}
