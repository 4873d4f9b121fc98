import type { IExecuteFunctions, IWebhookResponseData } from 'n8n-workflow';
import { isGone, ItemError } from '../../../errors/itemError';
import { asItemError } from '../../../errors/nodeError';
import type { JsonObject } from '../../../json/objects';
import {
	Waiting,
	type Item,
	type Outcome,
	type Results,
	type RunningItem,
	type WaitingRun,
} from '../../../run/operation';
import { runPool } from '../../../run/pool';
import { reportUrl, tryAgainLater } from '../../../run/wait/webhooks';
import { callWaitingWorkflow } from '../../../transport/http/callWaitingWorkflow';

/** Asks the API for one verification's status; its parameters are evaluated already. */
export type StatusCheck = () => Promise<Results>;

/** Verifications checked side by side when a report arrives. */
const CHECKS_AT_A_TIME = 10;

/**
 * Resumes the workflow when none of its verifications waits any more. A report is only a hint to ask the API: what it says
 * is not believed, so a forged, late or repeated one does no harm.
 */
export async function handleReport(
	run: WaitingRun,
	statusCheck: (item: Item, note: JsonObject) => StatusCheck,
): Promise<IWebhookResponseData> {
	const outcomes: Outcome[] = [];
	let isWaiting = false;
	let isUnsure = false;
	await runPool(
		run.count,
		() => CHECKS_AT_A_TIME,
		async (position) => {
			// From the last item, which most often ends last: once one still waits, the others need no check.
			const index = run.count - 1 - position;
			const outcome = await run.outcomeOf(index, async (item) => {
				const note = run.noteOf(index);
				const failure = run.failureOf(index);
				// It failed because it named no verification, so there is none to look at.
				if (failure !== undefined && note.id === undefined) throw failure;
				const seen = await statusCheck(item, note)().catch(asItemError);
				if (!(seen instanceof ItemError)) return seen;
				if (!isFinal(run, index, seen)) isUnsure = true;
				throw seen;
			});
			outcomes[index] = outcome;
			if (outcome.kind === 'waiting') isWaiting = true;
		},
		() => isWaiting || isUnsure,
	);
	if (isUnsure) return tryAgainLater(run.context);
	const webhookResponse = { message: 'Received' };
	return isWaiting ? { webhookResponse } : { ...run.resume(outcomes), webhookResponse };
}

/**
 * Whether a failed check is the item's outcome: the verification is gone, or the item had failed before the run waited and
 * must not hold up the others. After any other failure the sender should call again.
 */
function isFinal(run: WaitingRun, index: number, reason: ItemError): boolean {
	return run.failureOf(index) !== undefined || isGone(reason);
}

/** Pauses between the checks, in milliseconds. n8n stores the waiting run within the first, unless the machine is very busy. */
const PAUSES_MS = [1_000, 4_000, 15_000];

/**
 * Checks some more times just after the run began to wait: n8n refuses a report that arrives before it has stored the run,
 * and whether AnyCheck repeats one is not documented. When nothing waits any more, it calls the workflow's address as the
 * report would have.
 */
export async function checkForMissedReports(
	context: IExecuteFunctions,
	waiting: RunningItem[],
	statusCheck: (item: Item) => StatusCheck,
): Promise<void> {
	const [first] = waiting;
	if (first === undefined) return;
	// Once the run is over, n8n evaluates no expression any more.
	const checks = waiting.map(statusCheck);
	const url = reportUrl(first.resumeUrl());
	for (const pause of PAUSES_MS) {
		await first.sleep(pause);
		if (first.isEnding()) return;
		try {
			if (await isAnyWaiting(checks)) continue;
			await callWaitingWorkflow(context, url);
			return;
		} catch {
			// Not stored yet, resumed already, or the API is away: the next check tells.
			context.logger.debug('Anycheck looked again after parking a workflow, without effect');
		}
	}
}

/** From the last item, which most often ends last. */
async function isAnyWaiting(checks: StatusCheck[]): Promise<boolean> {
	for (const check of [...checks].reverse()) {
		if (await isStillWaiting(check)) return true;
	}
	return false;
}

async function isStillWaiting(check: StatusCheck): Promise<boolean> {
	const seen = await check().catch(asItemError);
	if (!(seen instanceof ItemError)) return seen instanceof Waiting;
	// A verification that is gone waits for nothing any more.
	if (isGone(seen)) return false;
	throw seen;
}
