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
				description:
					'The workflow keeps running all the time. For an n8n that AnyCheck cannot reach.',
			},
		],
	},
	{
		displayName: 'Resume on Status',
		name: 'goOnWhen',
		type: 'multiOptions',
		default: ['CANCELLED', 'COMPLETED', 'FAILED', 'FRAUD_DETECTED', 'NEED_REVIEW'],
		required: true,
		description: 'Any of these statuses ends the waiting. Other changes do not.',
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
			"When the time is up, n8n passes the input of this node on as it is, without the result. Put an 'If' node after it that checks whether 'status' is one you wait for.",
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
