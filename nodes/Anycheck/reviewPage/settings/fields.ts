import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { waitAtMost } from '../../fields/waitAtMost';
import { DECISIONS, REASONS } from './decisions';
import { REVIEWERS_FIELDS } from './reviewers';
import { SAVE_DECISION } from './saveDecision';

const ASK: INodePropertyOptions[] = [
	{ name: 'Do Not Ask', value: 'no' },
	{ name: 'Optional', value: 'optional' },
	{ name: 'Required', value: 'required' },
];

/** How the page looks and what it asks; each has a default that is right for most. */
const PAGE_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Access Code',
		name: 'accessCode',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description:
			"With 'Reviewers' on Anyone With the Link: a code that the reviewer has to type before anything is shown. Send it separately from the link.",
	},
	{
		displayName: 'Allow Corrections',
		name: 'allowEditing',
		type: 'boolean',
		default: true,
		description: 'Whether the reviewer may change what was read from the documents',
	},
	{
		displayName: 'Comment',
		name: 'askComment',
		type: 'options',
		default: 'optional',
		description: 'Whether to ask for a comment',
		options: ASK,
	},
	DECISIONS,
	{
		displayName: 'Editable Fields',
		name: 'editableFields',
		type: 'string',
		default: '',
		placeholder: 'e.g. name, address.*',
		description:
			'Fields of the output that may be changed. When empty, all but scores and confidences (in version 1 of the node, all). Separate several with commas; use dots for nested fields, and * for any name.',
	},
	{
		displayName: 'Field Labels',
		name: 'fieldLabels',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Label',
		default: {},
		description: 'What fields are called on the page, for example in Bahasa Indonesia',
		options: [
			{
				displayName: 'Label',
				name: 'label',
				values: [
					{
						displayName: 'Field',
						name: 'field',
						type: 'string',
						default: '',
						placeholder: 'e.g. address.city',
						description: 'The field of the output, with dots for nested fields',
					},
					{
						displayName: 'Label',
						name: 'text',
						type: 'string',
						default: '',
						placeholder: 'e.g. Kota',
						description: 'What the page calls it',
					},
				],
			},
		],
	},
	{
		displayName: 'Instructions',
		name: 'instructions',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: 'What the reviewer should know or look for',
	},
	{
		displayName: 'Label for Completed',
		name: 'completedLabel',
		type: 'string',
		default: '',
		placeholder: 'e.g. Review finished',
		description: "What the decision Completed is called on the page, without 'Decisions'",
	},
	{
		displayName: 'Label for Need Review',
		name: 'needReviewLabel',
		type: 'string',
		default: '',
		placeholder: 'e.g. Ask a colleague',
		description: "What the decision Need Review is called on the page, without 'Decisions'",
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'options',
		default: 'browser',
		description: 'The language of the page; not of what you write for it',
		options: [
			{ name: 'Bahasa Indonesia', value: 'id' },
			{ name: 'English', value: 'en' },
			{ name: "The Browser's", value: 'browser' },
		],
	},
	{
		displayName: 'Name in the List',
		name: 'listField',
		type: 'string',
		default: '',
		placeholder: 'e.g. name',
		description:
			'With several verifications on the page: the field of the output that the list shows beside each, for example the name of the person. Use dots for nested fields.',
	},
	{
		displayName: 'Name of Reviewer',
		name: 'askName',
		type: 'options',
		default: 'optional',
		description:
			'Whether to ask who decides. What is typed is not checked. Not asked of People With Personal Codes.',

		options: ASK,
	},
	...REASONS,
	{
		displayName: 'Required Fields',
		name: 'requiredFields',
		type: 'string',
		default: '',
		placeholder: 'e.g. nik, name',
		description:
			'Fields of the output that have to be filled in before it is Completed. They are shown in any case, also when the output lacks them. Separate several with commas; use dots for nested fields, and * for any name.',
	},
	{
		displayName: 'Show Documents',
		name: 'showDocuments',
		type: 'boolean',
		default: true,
		description: 'Whether to show the documents beside the fields',
	},
	{
		displayName: 'Shown Fields',
		name: 'shownFields',
		type: 'string',
		default: '',
		placeholder: 'e.g. name, address.*',
		description:
			'Fields of the output that are shown; all when empty. Separate several with commas; use dots for nested fields, and * for any name.',
	},
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. Check of new customers',
		description: 'The heading of the page',
	},
];

export const REVIEW_FIELDS: INodeProperties[] = [
	{
		displayName:
			'Before this node, send the reviewer the link <code>{{ $execution.resumeUrl }}</code>, for example by Slack or email. Who may see and decide with it, you say under Reviewers. The workflow also waits for a person when AnyCheck completes the verification by itself.',
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
	...REVIEWERS_FIELDS,
	SAVE_DECISION,
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
