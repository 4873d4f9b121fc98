import type { INodeProperties } from 'n8n-workflow';
import { choice, chosen, requiredNumber } from '../../../fields/values';
import type { ItemParameters } from '../../../fields/parameters';
import { waitAtMost } from '../../../fields/waitAtMost';
import { STATUS_VALUES, STATUSES } from '../../../verification/statuses';

export const WAIT_FIELDS: INodeProperties[] = [
	{
		displayName: 'Wait By',
		name: 'waitBy',
		type: 'options',
		default: 'report',
		description: 'How this node learns that the status has changed',
		options: [
			{
				name: 'Webhook',
				value: 'report',
				description:
					"The workflow waits without using resources. In the node that creates the verification, set 'Status Changes' to 'Resume This Workflow'.",
			},
			{
				name: 'Polling',
				value: 'looking',
				description: "The workflow keeps running. Use it if AnyCheck can't reach your n8n.",
			},
		],
	},
	{
		displayName: 'Resume on Status',
		name: 'goOnWhen',
		type: 'multiOptions',
		default: ['CANCELLED', 'COMPLETED', 'FAILED', 'FRAUD_DETECTED', 'NEED_REVIEW'],
		required: true,
		description: "Any of these statuses resumes the workflow. Other changes don't.",
		options: STATUSES,
	},
	{
		displayName: 'Polling Interval (Seconds)',
		name: 'lookEvery',
		type: 'number',
		default: 10,
		typeOptions: { minValue: 1, maxValue: 3600 },
		description: 'How long to wait between two requests for the status',
		displayOptions: { show: { waitBy: ['looking'] } },
	},
	...waitAtMost(60, 'minutes'),
	{
		displayName:
			"After the maximum wait, n8n passes on this node's input without the result. After this node, add an 'If' node that checks whether 'status' is one you chose.",
		name: 'timeIsUpNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { waitBy: ['report'] } },
	},
];

const WAYS = ['report', 'looking'] as const;

/** Whether the workflow waits for a report instead of polling. */
export function waitsForReport(parameters: ItemParameters): boolean {
	return choice(parameters.value('waitBy') ?? 'report', "'Wait By'", WAYS) === 'report';
}

/** The statuses that end the waiting. @throws ItemError when one is not known, or none is given */
export function awaitedStatuses(parameters: ItemParameters): string[] {
	return chosen(parameters.value('goOnWhen'), "'Resume on Status'", STATUS_VALUES);
}

/** Milliseconds between two polls of a verification. @throws ItemError when it is no number */
export function pollIntervalMs(parameters: ItemParameters): number {
	const seconds = requiredNumber(parameters.value('lookEvery'), "'Polling Interval (Seconds)'");
	return 1000 * Math.min(3600, Math.max(1, seconds));
}
