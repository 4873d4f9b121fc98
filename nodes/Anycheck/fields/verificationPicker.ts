import type { INodeProperties } from 'n8n-workflow';
import { EXAMPLE_ID } from '../verification/id';
import { locatorField, pickedId, type Pickable } from './locator';
import type { ItemParameters } from './parameters';

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
		placeholder: `e.g. ${EXAMPLE_ID}`,
		description: 'Only for the list below: the result group whose verifications it shows',
		displayOptions: { show: { '/verificationId.mode': ['list'] } },
	},
	locatorField(VERIFICATION),
];

/** @throws ItemError when the picked value holds no id */
export function pickedVerification(parameters: ItemParameters): string {
	return pickedId(parameters, VERIFICATION);
}
