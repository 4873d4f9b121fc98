import type { IWebhookResponseData } from 'n8n-workflow';
import type { ItemError } from '../../../errors/itemError';
import { asItemError } from '../../../errors/nodeError';
import type { ApiClient } from '../../../transport/client';
import { getVerification } from '../../../transport/verifications';
import type { JsonObject } from '../../../verification/objects';
import { Waiting, type Item, type Results } from '../../operation';
import type { Outcome } from '../../outcome';
import { runPool } from '../../pool';
import { pickedVerification } from '../fields';
import type { Visit } from './visit';
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

/**
 * Lets the workflow go on if no item is undecided any more, here or elsewhere. Also called when somebody only looks: a
 * verification may have been completed elsewhere, or n8n may have failed to go on when the last one was decided.
 */
export async function goOnWhenAllAreDecided(visit: Visit): Promise<IWebhookResponseData> {
	const { run } = visit;
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
	return isWaiting ? STAYS_PARKED : { ...run.resume(outcomes), ...STAYS_PARKED };
}

async function resultOf(
	{ run, review }: Visit,
	index: number,
	{ client, parameters }: Item,
): Promise<Results> {
	const decision = review.decisions.get(index);
	if (decision !== undefined) return [decisionResult(decision)];
	const failure = run.failureOf(index);
	if (failure !== undefined) throw failure;
	if (review.deciding.has(index)) return new Waiting();
	const verification = await readOrWait(client, pickedVerification(parameters));
	if (verification === undefined) return new Waiting();
	const isDecided = isDecidedElsewhere(verification, run.noteOf(index));
	return isDecided ? [decidedElsewhere(verification)] : new Waiting();
}

/** Undefined when it cannot be read at the moment; that it is gone is final. @throws ItemError */
async function readOrWait(client: ApiClient, id: string): Promise<JsonObject | undefined> {
	try {
		return await getVerification(client, id);
	} catch (error) {
		const reason = asItemError(error);
		return reason.facts.httpStatus === 404 ? fail(reason) : undefined;
	}
}

function fail(error: ItemError): never {
	throw error;
}

/** Whether it was completed since the workflow was parked. */
export function isDecidedElsewhere(verification: JsonObject, note: JsonObject): boolean {
	return verification.status === 'COMPLETED' && note.status !== 'COMPLETED';
}
