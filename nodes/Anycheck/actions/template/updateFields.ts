import type { INodeProperties } from 'n8n-workflow';
import { EXTRA_FIELDS } from './extraFields';

/** Name and description, where they are not required. */
const BASIC_FIELDS: INodeProperties[] = [
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		placeholder: 'e.g. Monthly salary slip',
		description: 'What kind of document it is for. It is not sent when it is empty.',
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Salary Slip',
		description: 'What the template is called. It is not sent when it is empty.',
	},
];

/** Everything of a template that can be changed, apart from its schema. */
export const UPDATE_FIELDS: INodeProperties = {
	displayName: 'Update Fields',
	name: 'updateFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	options: [...EXTRA_FIELDS, ...BASIC_FIELDS].sort((a, b) =>
		a.displayName.localeCompare(b.displayName),
	),
};
