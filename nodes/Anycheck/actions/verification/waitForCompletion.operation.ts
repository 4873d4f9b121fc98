import { getVerification } from '../../transport/api/verifications';
import { Waiting, type Item, type Operation } from '../../run/operation';
import { outputFields } from '../../fields/output';
import { VERIFICATION_OUTPUT } from '../../fields/outputShapes';
import { pickedVerification, VERIFICATION_PICKER } from '../../fields/pickers';
import { waitMs } from '../../fields/waitAtMost';
import { catchUp, type Look } from './waitForCompletion/catchUp';
import { isParking, statusesToGoOn, WAIT_FIELDS } from './waitForCompletion/fields';
import { goOnWhenAllHaveEnded } from './waitForCompletion/goOn';
import { lookUntil } from './waitForCompletion/lookUntil';

/** Parks the workflow until `GET /verifications/{id}` shows one of the chosen statuses, or looks until it does. */
export const waitForCompletion: Operation = {
	option: {
		name: 'Wait for Completion',
		value: 'waitForCompletion',
		action: 'Wait for completion of verification',
		description: 'Hold the workflow until a verification has the status you wait for',
	},
	calls: ['getVerification', 'verificationStatusChanged'],
	fields: [...VERIFICATION_PICKER, ...WAIT_FIELDS, ...outputFields(VERIFICATION_OUTPUT)],
	output: VERIFICATION_OUTPUT,
	run: async (item) => {
		if (!isParking(item.parameters)) return await lookUntil(item);
		// Parking needs it later, where it cannot fail one item alone any more.
		waitMs(item.parameters);
		return await lookAt(item)();
	},
	parking: {
		until: (parameters) => new Date(Date.now() + waitMs(parameters)),
		afterParking: async (context, waiting) => await catchUp(context, waiting, lookAt),
		onCall: async (run) => await goOnWhenAllHaveEnded(run, lookAt),
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
