import type { INodeProperties } from 'n8n-workflow';

/** What a template may have besides its name, description and schema, in alphabetical order. */
export const EXTRA_FIELDS: INodeProperties[] = [
	{
		displayName: 'Configuration',
		name: 'config',
		type: 'json',
		default: '{}',
		description: "What AnyCheck calls 'config'. Which fields it has is not documented.",
	},
	{
		displayName: 'Custom ID',
		name: 'customId',
		type: 'string',
		default: '',
		placeholder: 'e.g. salary-slip',
		description:
			'An ID of your own for the template. It is not sent when it is empty. To remove the present one, use the expression {{ null }}.',
	},
	{
		displayName: 'Instruction',
		name: 'instruction',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. Amounts are in rupiah',
		description:
			'What to mind when documents are read. It is not sent when it is empty. To remove the present one, use the expression {{ null }}.',
	},
];
