import type { INodeProperties } from 'n8n-workflow';
import { waitAtMost } from '../../fields/waitAtMost';
import { PAGE_OPTIONS } from './pageOptions';

export const REVIEW_FIELDS: INodeProperties[] = [
	{
		displayName:
			'Before this node, send the reviewer the link <code>{{ $execution.resumeUrl }}</code>, for example by Slack or email. Whoever has it can see and decide.',
		name: 'linkNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Why It Needs Review',
		name: 'reviewReason',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. The faces match with low confidence',
		description: 'Shown to the reviewer above the fields',
	},
	...waitAtMost(7, 'days'),
	{
		displayName:
			"When the time is up, n8n passes the input of this node on as it is. Put an 'If' node after it that checks whether there is a 'decision'.",
		name: 'timeIsUpNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Page',
		name: 'page',
		type: 'collection',
		placeholder: 'Add Setting',
		default: {},
		description: 'How the page looks and what it asks',
		options: PAGE_OPTIONS,
	},
];
