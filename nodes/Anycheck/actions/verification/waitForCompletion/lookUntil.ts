import { isTransient, ItemError } from '../../../errors/itemError';
import { asItemError } from '../../../errors/nodeError';
import { getVerification } from '../../../transport/api/verifications';
import type { JsonObject } from '../../../json/objects';
import { Waiting, type Results, type RunningItem } from '../../../run/operation';
import { pickedVerification } from '../../../fields/pickers';
import { waitMs } from '../../../fields/waitAtMost';
import { lookEveryMs, statusesToGoOn } from './fields';

/**
 * Looks at a verification at intervals until it has one of the chosen statuses. An API that has answered once may be away
 * for a while meanwhile; one that never did is most likely not there.
 *
 * @throws ItemError when the time is up, a field is not understood, or the API refuses
 */
export async function lookUntil(item: RunningItem): Promise<Results> {
	const { parameters, client, sleep, isEnding, startedAt } = item;
	const goOn = statusesToGoOn(parameters);
	const id = pickedVerification(parameters);
	const deadline = startedAt + waitMs(parameters);
	const pause = lookEveryMs(parameters);
	let hasAnswered = false;
	for (;;) {
		const seen = await getVerification(client, id).catch(asItemError);
		const isSeen = !(seen instanceof ItemError);
		if (isSeen && goOn.includes(String(seen.status))) return [{ resource: seen }];
		hasAnswered ||= isSeen;
		const reason = isSeen ? notYet(seen, goOn) : seen;
		const left = deadline - Date.now();
		if (left <= 0 || !(isSeen || (hasAnswered && isTransient(reason)))) throw reason;
		await sleep(Math.min(left, pause));
		// Nobody gets to see it: neither a result nor a failure.
		if (isEnding()) return new Waiting();
	}
}

function notYet({ status }: JsonObject, goOn: string[]): ItemError {
	return new ItemError(
		`The verification is still ${String(status)}`,
		`Waited for ${goOn.join(', ')}. Give it longer under 'Wait at Most', or look at it in AnyCheck.`,
		{ retryable: true },
	);
}
