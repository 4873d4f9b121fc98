import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** How a schema can be given. */
const WAYS: INodePropertyOptions[] = [
	{
		name: 'Using Fields Below',
		value: 'fields',
		description: 'Give one field of the document at a time',
	},
	{
		name: 'Using JSON',
		value: 'json',
		description: "Give the whole schema as JSON, for example the one of 'Generate Schema'",
	},
];

const FIELD: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. net_salary',
		description: 'What the field is called in the output of a verification',
	},
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		default: 'string',
		description:
			"What is in the field. AnyCheck's documentation shows these two. Give another one as an expression.",
		options: [
			{ name: 'Date', value: 'date' },
			{ name: 'Text', value: 'string' },
		],
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		placeholder: 'e.g. What the employee is paid, after taxes',
		description: 'What to look for in the document. It is not sent when it is empty.',
	},
	{
		displayName: 'Required',
		name: 'required',
		type: 'boolean',
		default: false,
		description: 'Whether every document has this field',
	},
];

/** A schema, given in either way. */
const SCHEMA: INodeProperties[] = [
	{
		displayName: 'Schema Fields',
		name: 'schemaFields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Field',
		default: {},
		description: 'The fields to read from a document',
		options: [{ displayName: 'Field', name: 'field', values: FIELD }],
		displayOptions: { show: { schemaMode: ['fields'] } },
	},
	{
		displayName: 'Schema',
		name: 'schema',
		type: 'json',
		default: '{}',
		description:
			"The fields to read, by name. AnyCheck's documentation shows them with 'type' and 'required', with 'type' and 'description', and (from 'Generate Schema') as a JSON Schema, and does not say which form it wants. What you give is sent as it is.",
		displayOptions: { show: { schemaMode: ['json'] } },
	},
];

/** The fields with which a user gives the schema of a new template. `schemaFrom` reads them. */
export const NEW_SCHEMA: INodeProperties[] = [
	{
		displayName: 'Specify Schema',
		name: 'schemaMode',
		type: 'options',
		noDataExpression: true,
		default: 'fields',
		description: 'How to say which fields are read from a document',
		options: WAYS,
	},
	...SCHEMA,
];

/** The same for a template that has one, which can be left unchanged. */
export const CHANGED_SCHEMA: INodeProperties[] = [
	{
		displayName: 'Update Schema',
		name: 'schemaMode',
		type: 'options',
		noDataExpression: true,
		default: 'unchanged',
		description: 'How to say which fields are read from a document',
		options: [
			{
				name: 'Leave Unchanged',
				value: 'unchanged',
				description: 'Do not send a schema',
			},
			...WAYS,
		],
	},
	...SCHEMA,
];
