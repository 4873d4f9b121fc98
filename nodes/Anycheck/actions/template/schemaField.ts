import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import type { JsonObject } from '../../json/objects';
import { objectParameter } from '../../fields/object';
import { flagOption, requiredTextFrom, rowsIn, textFrom } from '../../fields/values';
import type { ItemParameters } from '../../fields/parameters';

/** How a schema can be given. */
const WAYS: INodePropertyOptions[] = [
	{
		name: 'Using Fields Below',
		value: 'fields',
		description: 'Enter one field of the document at a time',
	},
	{
		name: 'Using JSON',
		value: 'json',
		description: "Enter the whole schema as JSON, for example from 'Generate Schema'",
	},
];

const FIELD: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. net_salary',
		description: 'Name of the field in the output of a verification',
	},
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		default: 'string',
		description:
			"What is in the field. AnyCheck's documentation shows these two. For another one, use an expression.",
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
		description: "What to look for in the document. It isn't sent if it's empty.",
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
			"The fields to read, by name. AnyCheck's documentation shows them with 'type' and 'required', with 'type' and 'description', and (from 'Generate Schema') as a JSON Schema, and doesn't say which form it wants. The node sends what you enter.",
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
		description: 'How to enter the fields to read from a document',
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
		description: 'How to enter the fields to read from a document',
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

/**
 * The schema as the user gives it; undefined to leave it unchanged.
 * @throws ItemError when it is incomplete or empty
 */
export function schemaFrom(parameters: ItemParameters): JsonObject | undefined {
	const schema =
		parameters.value('schemaMode') === 'fields'
			? schemaOf(parameters.value('schemaFields'))
			: objectParameter(parameters, 'schema', 'Schema')?.();
	if (schema === undefined || Object.keys(schema).length > 0) return schema;
	throw new ItemError("'Schema' has no fields", 'Give at least one field to read from a document');
}

function schemaOf(value: unknown): JsonObject {
	const fields = rowsIn(value, 'field').map((row) => [nameOf(row), fieldOf(row)] as const);
	const names = fields.map(([name]) => name);
	if (new Set(names).size < names.length) {
		throw new ItemError(
			"Two fields of 'Schema' have the same name",
			'Give each field another name, or remove one',
		);
	}
	return Object.fromEntries(fields);
}

function nameOf({ name }: JsonObject): string {
	const text = textFrom(name, 'Name');
	if (text !== '') return text;
	throw new ItemError("A field of 'Schema' has no name", 'Give every field a name, or remove it');
}

/** One of the two documented forms, or both together: a type and whether it is required, or a type and a description. */
function fieldOf(row: JsonObject): JsonObject {
	const about = textFrom(row.description, 'Description');
	const isRequired = flagOption(row, 'required', 'Required');
	return {
		type: requiredTextFrom(row.type, 'Type'),
		...(about !== '' && { description: about }),
		...((about === '' || isRequired) && { required: isRequired }),
	};
}
