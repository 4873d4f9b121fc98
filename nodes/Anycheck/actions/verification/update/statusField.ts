import type { INodeProperties } from 'n8n-workflow';

/** A decision is never the default: a new node leaves the status as it is. */
export const STATUS: INodeProperties = {
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
