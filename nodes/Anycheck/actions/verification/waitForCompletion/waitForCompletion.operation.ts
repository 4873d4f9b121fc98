import { ItemError } from '../../../errors/itemError';
import { getVerification } from '../../../transport/verifications';
import type { JsonObject } from '../../../verification/objects';
import { VERIFICATION_FIELDS } from '../../../verification/simplify';
import { optionsField } from '../../limitOptions';
import {
	Waiting,
	type Item,
	type Operation,
	type Results,
	type RunningItem,
} from '../../operation';
import { SIMPLIFY } from '../../simplifyField';
import { pickedVerification, VERIFICATION_PICKER } from '../fields';
import { waitMs } from '../waitAtMost';
import { isParking, lookEveryMs, statusesToGoOn, WAIT_FIELDS } from './fields';
import { catchUp, type Look } from './catchUp';
import { goOnWhenAllHaveEnded } from './goOn';

/** Parks the workflow until `GET /verifications/{id}` shows one of the chosen statuses, or looks until it does. */
export const waitForCompletion: Operation = {
	option: {
		name: 'Wait for Completion',
		value: 'waitForCompletion',
		action: 'Wait for completion of verification',
		description: 'Hold the workflow until a verification has the status you wait for',
	},
	calls: ['getVerification', 'verificationStatusChanged'],
	fields: [...VERIFICATION_PICKER, ...WAIT_FIELDS, SIMPLIFY, optionsField()],
	output: { schema: 'Verification', simplified: VERIFICATION_FIELDS },
	run: async (item) => {
		if (!isParking(item.parameters)) return await lookUntil(item);
		// Parking needs it later, where it cannot fail one item alone any more.
		waitMs(item.parameters);
		return await lookAt(item)();
	},
	parking: {
		until: (parameters) => new Date(Date.now() + waitMs(parameters)),
		afterParking: async (context, waiting) => await catchUp(context, waiting, lookAt),
		onCall: async (run) => await goOnWhenAllHaveEnded(run, async (item) => await lookAt(item)()),
	},
};

/** What the API says now, whoever says that something has changed. @throws ItemError when a field is not understood */
function lookAt({ parameters, client }: Item): Look {
	const goOn = statusesToGoOn(parameters);
	const id = pickedVerification(parameters);
	return async () => {
		const resource = await getVerification(client, id);
		return goOn.includes(String(resource.status)) ? [{ resource }] : new Waiting();
	};
}

async function lookUntil(item: RunningItem): Promise<Results> {
	const { parameters, client, sleep, isEnding, startedAt } = item;
	const goOn = statusesToGoOn(parameters);
	const id = pickedVerification(parameters);
	const deadline = startedAt + waitMs(parameters);
	const pause = lookEveryMs(parameters);
	for (;;) {
		const resource = await getVerification(client, id);
		if (goOn.includes(String(resource.status))) return [{ resource }];
		const left = deadline - Date.now();
		if (left <= 0) throw notYet(resource, goOn);
		await sleep(Math.min(left, pause));
		// Nobody gets to see it: neither a result nor a failure.
		if (isEnding()) return new Waiting();
	}
}

function notYet({ status }: JsonObject, goOn: string[]): ItemError {
	return new ItemError(
		`The verification is still ${String(status)}`,
		`Waited for ${goOn.join(', ')}. Give it longer under 'Wait at Most', or look at it in AnyCheck.`,
	);
}
