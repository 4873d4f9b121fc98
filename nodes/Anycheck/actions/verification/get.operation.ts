import { getVerification } from '../../transport/verifications';
import { VERIFICATION_FIELDS } from '../../verification/simplify';
import { optionsField } from '../limitOptions';
import type { Operation } from '../operation';
import { SIMPLIFY } from '../simplifyField';
import { pickedVerification, VERIFICATION_PICKER } from './fields';

/** `GET /verifications/{id}`. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get verification',
		description: 'Retrieve a verification',
	},
	calls: ['getVerification'],
	fields: [...VERIFICATION_PICKER, SIMPLIFY, optionsField()],
	output: { schema: 'Verification', simplified: VERIFICATION_FIELDS },
	async run({ parameters, client }) {
		return [{ resource: await getVerification(client, pickedVerification(parameters)) }];
	},
};
