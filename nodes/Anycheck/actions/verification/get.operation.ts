import { getVerification } from '../../transport/api/verifications';
import type { Operation } from '../../run/operation';
import { outputFields } from '../../fields/output';
import { VERIFICATION_OUTPUT } from '../../fields/outputShapes';
import { pickedVerification, VERIFICATION_PICKER } from '../../fields/pickers';
/** `GET /verifications/{id}`. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get verification',
		description: 'Retrieve a verification',
	},
	calls: ['getVerification'],
	fields: [...VERIFICATION_PICKER, ...outputFields(VERIFICATION_OUTPUT)],
	output: VERIFICATION_OUTPUT,
	async run({ parameters, client }) {
		return [{ resource: await getVerification(client, pickedVerification(parameters)) }];
	},
};
