import { ItemError, saysNothing } from '../../errors/itemError';
import { asItemError } from '../../errors/nodeError';
import { outputFields } from '../../fields/output';
import { VERIFICATION_OUTPUT } from '../../fields/outputShapes';
import { pickedVerification, pinnedVerification, VERIFICATION_PICKER } from '../../fields/pickers';
import { waitMs } from '../../fields/waitAtMost';
import type { JsonObject } from '../../json/objects';
import {
	Waiting,
	type Item,
	type Operation,
	type Results,
	type RunningItem,
} from '../../run/operation';
import { getVerification } from '../../transport/api/verifications';
import {
	awaitedStatuses,
	pollIntervalMs,
	WAIT_FIELDS,
	waitsForReport,
} from './waitForCompletion/fields';
import { checkForMissedReports, handleReport, type StatusCheck } from './waitForCompletion/reports';

/** Lets the workflow wait until `GET /verifications/{id}` shows one of the chosen statuses, or polls until it does. */
export const waitForCompletion: Operation = {
	option: {
		name: 'Wait for Completion',
		value: 'waitForCompletion',
		action: 'Wait for completion of verification',
		description: 'Pause the workflow until a verification has a status you choose',
	},
	calls: ['getVerification', 'verificationStatusChanged'],
	fields: [...VERIFICATION_PICKER, ...WAIT_FIELDS, ...outputFields(VERIFICATION_OUTPUT)],
	output: VERIFICATION_OUTPUT,
	run: async (item) => {
		if (!waitsForReport(item.parameters)) return await pollUntilDone(item);
		// A waiting run needs it later, where it cannot fail one item alone any more.
		waitMs(item.parameters);
		const id = pickedVerification(item.parameters);
		item.remember({ id });
		return await statusCheck(item, id)();
	},
	wait: {
		until: (parameters) => new Date(Date.now() + waitMs(parameters)),
		onWaiting: async (context, waiting) =>
			await checkForMissedReports(context, waiting, (item) =>
				statusCheck(item, pickedVerification(item.parameters)),
			),
		onCall: async (run) =>
			await handleReport(run, (item, note) =>
				statusCheck(item, pinnedVerification(item.parameters, note)),
			),
	},
};

/** Asks the API, whoever says that the status has changed. @throws ItemError when a field is not understood */
function statusCheck({ parameters, client }: Item, id: string): StatusCheck {
	const awaited = awaitedStatuses(parameters);
	return async () => {
		const resource = await getVerification(client, id);
		return awaited.includes(String(resource.status)) ? [{ resource }] : new Waiting();
	};
}

/**
 * Polls a verification until it has one of the chosen statuses. An API that has answered once may be away for a while; one
 * that never did is most likely not there.
 *
 * @throws ItemError when the time is up, a field is not understood, or the API refuses
 */
async function pollUntilDone(item: RunningItem): Promise<Results> {
	const { parameters, client, sleep, isEnding, startedAt } = item;
	const awaited = awaitedStatuses(parameters);
	const id = pickedVerification(parameters);
	const deadline = startedAt + waitMs(parameters);
	const intervalMs = pollIntervalMs(parameters);
	let hasAnswered = false;
	for (;;) {
		const seen = await getVerification(client, id).catch(asItemError);
		const isSeen = !(seen instanceof ItemError);
		if (isSeen && awaited.includes(String(seen.status))) return [{ resource: seen }];
		hasAnswered ||= isSeen;
		const reason = isSeen ? notYet(seen, awaited) : seen;
		const left = deadline - Date.now();
		if (left <= 0 || !(isSeen || (hasAnswered && saysNothing(reason)))) throw reason;
		await sleep(Math.min(left, intervalMs));
		// Nobody gets to see it: neither a result nor a failure.
		if (isEnding()) return new Waiting();
	}
}

function notYet({ status }: JsonObject, awaited: string[]): ItemError {
	return new ItemError(
		`The verification is still ${String(status)}`,
		`Waited for ${awaited.join(', ')}. Give it longer under 'Maximum Wait', or look at it in AnyCheck.`,
		{ retryable: true },
	);
}
