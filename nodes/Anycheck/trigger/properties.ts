import type { INodeProperties } from 'n8n-workflow';
import { EXAMPLE_ID } from '../verification/id';
import { SIMPLIFY } from '../fields/output';
import { TRIGGER_ON } from './triggerOnField';

export const triggerProperties: INodeProperties[] = [
	{
		displayName:
			"AnyCheck only reports verifications that were created with the webhook URL of this node: in 'Create', set 'Status Changes' to 'Report to a URL' and paste it",
		name: 'whereToPasteNotice',
		type: 'notice',
		default: '',
	},
	TRIGGER_ON,
	{
		displayName: 'Accept',
		name: 'accept',
		type: 'options',
		default: 'signed',
		description: 'Whose calls may start the workflow',
		options: [
			{
				name: 'Signed Calls',
				value: 'signed',
				description:
					"Only calls that AnyCheck signed with the 'Webhook Secret' of the credential (recommended)",
			},
			{
				name: 'All Calls, Checked With AnyCheck',
				value: 'checked',
				description:
					'Nobody has to prove who they are, but the workflow only gets what AnyCheck itself says when asked',
			},
			{
				name: 'All Calls, as They Are',
				value: 'unchecked',
				description: 'Whoever knows the URL can make up verifications. For tests only.',
			},
		],
	},
	{
		displayName:
			"The credential needs a 'Webhook Secret', and the verifications have to be created with it. 'Create' does so by itself.",
		name: 'secretNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { accept: ['signed'] } },
	},
	{
		displayName: 'Fetch Verification',
		name: 'fetchVerification',
		type: 'boolean',
		default: true,
		description:
			'Whether to ask AnyCheck for the verification and pass that on, instead of what the call says',
		displayOptions: { show: { accept: ['signed', 'unchecked'] } },
	},
	{
		...SIMPLIFY,
		displayOptions: { show: { accept: ['signed', 'unchecked'], fetchVerification: [true] } },
	},
	{
		// Fetched in any case, whatever the switch said before it was hidden.
		...SIMPLIFY,
		displayOptions: { show: { accept: ['checked'] } },
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: [
			idList('Folder IDs', 'folderIds', 'Only verifications in one of these folders'),
			idList('Result IDs', 'resultIds', 'Only verifications of one of these result groups'),
			idList('Service IDs', 'serviceIds', 'Only verifications by one of these services'),
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Accept Signatures Without Time',
				name: 'allowUndated',
				type: 'boolean',
				default: false,
				description:
					'Whether to accept a signature that does not cover when it was made. Somebody who has seen such a call could send it again later.',
			},
			{
				displayName: 'Drop Late Changes',
				name: 'dropLate',
				type: 'boolean',
				default: false,
				description:
					'Whether to ignore a change that arrives after a newer one of the same verification',
			},
			{
				displayName: 'Max Age (Minutes)',
				name: 'maxAge',
				type: 'number',
				default: 5,
				typeOptions: { minValue: 1, maxValue: 1440 },
				description: 'Signed calls that were made longer ago are refused',
			},
		],
	},
];

function idList(displayName: string, name: string, description: string): INodeProperties {
	return {
		displayName,
		name,
		type: 'string',
		default: '',
		placeholder: `e.g. ${EXAMPLE_ID}`,
		description: `${description}. Separate several with commas.`,
	};
}
