import type { INodeProperties } from 'n8n-workflow';
import { locatorField, pickedId, type Pickable } from '../locator';
import type { ItemParameters } from '../parameters';

const VERIFICATION: Pickable = {
	name: 'verificationId',
	label: 'Verification',
	description: 'The verification to work on',
	searchMethod: 'searchVerifications',
	resource: 'verification',
};

/** Picks one verification; the list needs to know of which result group. */
export const VERIFICATION_PICKER: INodeProperties[] = [
	{
		displayName: 'Result ID',
		name: 'resultId',
		type: 'string',
		default: '',
		placeholder: 'e.g. 3c90c3cc-0d44-4b50-8888-8dd25736052a',
		description: 'Only for the list below: the result group whose verifications it shows',
		displayOptions: { show: { 'verificationId.mode': ['list'] } },
	},
	locatorField(VERIFICATION),
];

/** @throws ItemError when the picked value holds no id */
export function pickedVerification(parameters: ItemParameters): string {
	return pickedId(parameters, VERIFICATION);
}
