import type { INodeProperties, TriggerPanelDefinition } from 'n8n-workflow';
import { SIMPLIFY } from '../fields/output';
import { EXAMPLE_ID } from '../verification/id';
import { STATUSES } from '../verification/statuses';

/** Chosen instead of statuses. */
export const ANY_CHANGE = 'ANY';

/** What n8n's list of triggers says; nobody waits for the statuses that a verification begins with. */
const ACTIONS: Readonly<Record<string, string>> = {
	[ANY_CHANGE]: 'On any change of verification',
	CANCELLED: 'On verification cancelled',
	COMPLETED: 'On verification completed',
	FAILED: 'On verification failed',
	FRAUD_DETECTED: 'On fraud detected',
	IN_PROGRESS: 'On verification in progress',
	NEED_REVIEW: 'On verification needing review',
	PARTIALLY_COMPLETED: 'On verification partially completed',
	PARTIALLY_FAILED: 'On verification partially failed',
};

/** Which changes start the workflow. */
const TRIGGER_ON: INodeProperties = {
	displayName: 'Trigger On',
	name: 'triggerOn',
	type: 'multiOptions',
	default: ['NEED_REVIEW'],
	required: true,
	options: [{ name: 'Any Change', value: ANY_CHANGE }, ...STATUSES].flatMap(({ name, value }) => {
		const action = ACTIONS[value];
		return action === undefined ? [] : [{ name, value, action }];
	}),
};

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
					'Accepts any call, but the workflow only gets what AnyCheck itself says when asked',
			},
			{
				name: 'All Calls (Unverified)',
				value: 'unchecked',
				description: 'Anyone who knows the URL can make up verifications. For tests only.',
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
			{
				displayName: 'Path of the ID',
				name: 'idPath',
				type: 'string',
				default: '',
				placeholder: 'e.g. data.reference',
				description:
					'Where in the body of the call the ID of the verification is, with dots between the names. Empty: wherever it usually is.',
			},
			{
				displayName: 'Signature Header',
				name: 'signatureHeader',
				type: 'string',
				default: '',
				placeholder: 'e.g. X-AnyCheck-Signature',
				description: 'The header that carries the signature. Empty: any whose name looks like it.',
				displayOptions: { show: { '/accept': ['signed'] } },
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

const TEST =
	"<b>To try it out</b>, click 'Execute step', then create a verification that reports to the test URL. What comes in shows up here.";

/** What the editor says beside the trigger while it has not run. */
export const triggerPanel: TriggerPanelDefinition = {
	header: '',
	executionsHelp: {
		inactive: `${TEST}<br /><br /><b>To run by itself</b>, publish the workflow, and create verifications that report to the production URL.`,
		active: `${TEST}<br /><br /><b>It runs by itself</b> for verifications that report to the production URL. These runs are in the <a data-key="executions">executions list</a>.`,
	},
	activationHint:
		'When you have finished building, publish the workflow: it then takes the reports to the production URL.',
};
