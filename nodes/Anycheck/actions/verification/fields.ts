import type { INodeProperties } from 'n8n-workflow';
import { idFrom } from '../../verification/id';
import type { ItemParameters } from '../parameters';

/** Picks one verification; the list needs to know of which result group. */
export const VERIFICATION_PICKER: INodeProperties[] = [
	{
		displayName: 'Result ID',
		name: 'resultId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3c90c3cc-0d44-4b50-8888-8dd25736052a',
		description: 'The result group whose verifications are listed below',
		displayOptions: { show: { 'verificationId.mode': ['list'] } },
	},
	{
		displayName: 'Verification',
		name: 'verificationId',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: 'The verification to work on',
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: 'Choose a verification…',
				typeOptions: { searchListMethod: 'searchVerifications', searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: 'e.g. 3c90c3cc-0d44-4b50-8888-8dd25736052a',
			},
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder:
					'e.g. https://api.anycheck.ai/verifications/3c90c3cc-0d44-4b50-8888-8dd25736052a',
			},
		],
	},
];

export const SIMPLIFY: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/** @throws ItemError when the picked value holds no id */
export function pickedVerification(parameters: ItemParameters): string {
	return idFrom(parameters.located('verificationId'), 'Verification', 'verification');
}
