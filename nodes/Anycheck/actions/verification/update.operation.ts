import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import { VERIFICATION_FIELDS } from '../../verification/simplify';
import { reviewStatusFrom } from '../../verification/status';
import { optionsField } from '../limitOptions';
import { objectParameter } from '../objectParameter';
import type { Operation } from '../operation';
import type { ItemParameters } from '../parameters';
import { pickedVerification, SIMPLIFY, VERIFICATION_PICKER } from './fields';
import { objectFields } from './objectFields';

const STATUS: INodeProperties = {
	displayName: 'Status',
	name: 'verificationStatus',
	type: 'options',
	default: 'unchanged',
	description: 'The outcome of the review',
	options: [
		{
			name: 'Completed',
			value: 'COMPLETED',
			description: 'The review is done',
		},
		{
			name: 'Need Review',
			value: 'NEED_REVIEW',
			description: 'A person still has to look at it',
		},
		{
			name: 'Leave Unchanged',
			value: 'unchanged',
			description: 'Keep the status it has',
		},
	],
};

/** `PUT /verifications/{id}`. Only what the user set is sent: whether the API replaces or merges is not documented. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update verification',
		description: 'Update one or more verifications: record the outcome of a review',
	},
	fields: [
		...VERIFICATION_PICKER,
		STATUS,
		...objectFields('output', 'Output', 'the extracted data and results'),
		...objectFields('configuration', 'Configuration', 'the input the service works with'),
		SIMPLIFY,
		optionsField(),
	],
	output: { schema: 'Verification', simplified: VERIFICATION_FIELDS },
	async run({ parameters, client }) {
		const id = pickedVerification(parameters);
		const body = review(parameters);
		const path = ['verifications', id];
		return [
			{ resource: await client.request({ method: 'PUT', path, body, subject: 'verification' }) },
		];
	},
};

function review(parameters: ItemParameters): IDataObject {
	const status = reviewStatusFrom(parameters.text('verificationStatus'));
	const output = objectParameter(parameters, 'output', 'Output');
	const configuration = objectParameter(parameters, 'configuration', 'Configuration');
	if (status === undefined && output === undefined && configuration === undefined) {
		throw new ItemError(
			'There is nothing to update',
			"Set at least one of 'Status', 'Output' and 'Configuration'",
		);
	}
	return {
		...(status && { verification_status: status }),
		...(output && { output }),
		...(configuration && { configuration }),
	};
}
