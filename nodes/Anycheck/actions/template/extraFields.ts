import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { objectFromJson } from '../../fields/json';
import { textFrom } from '../../fields/values';
import { asData, isObject, type JsonObject } from '../../json/objects';

/** What a template may have besides its name, description and schema, in alphabetical order. */
export const EXTRA_FIELDS: INodeProperties[] = [
	{
		displayName: 'Configuration',
		name: 'config',
		type: 'json',
		default: '{}',
		description: "What AnyCheck calls 'config'. AnyCheck doesn't document its fields.",
	},
	{
		displayName: 'Custom ID',
		name: 'customId',
		type: 'string',
		default: '',
		placeholder: 'e.g. salary-slip',
		description:
			"Your own ID for the template. It isn't sent if it's empty. To remove the current one, use the expression {{ null }}.",
	},
	{
		displayName: 'Instruction',
		name: 'instruction',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. Amounts are in rupiah',
		description:
			"Instructions for reading the documents. They aren't sent if empty. To remove the current ones, use the expression {{ null }}.",
	},
];

/** Name and description, where they are not required. */
const BASIC_FIELDS: INodeProperties[] = [
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		placeholder: 'e.g. Monthly salary slip',
		description: "What kind of document it is for. It isn't sent if it's empty.",
	},
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		default: '',
		placeholder: 'e.g. Salary Slip',
		description: "Name of the template. It isn't sent if it's empty.",
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

/**
 * The part of a body that `EXTRA_FIELDS` are about: only what was filled in.
 *
 * @param collection the value of the collection that has these fields
 * @throws ItemError when a value cannot be used
 */
export function extrasFrom(collection: unknown): IDataObject {
	const fields = isObject(collection) ? collection : {};
	return {
		...nullable(fields, 'customId', 'custom_id', 'Custom ID'),
		...nullable(fields, 'instruction', 'instruction', 'Instruction'),
		...('config' in fields && { config: asData(objectFromJson(fields.config, 'Configuration')) }),
	};
}

/** AnyCheck documents null for these, which removes them. */
function nullable(fields: JsonObject, name: string, sentAs: string, label: string): IDataObject {
	if (fields[name] === null) return { [sentAs]: null };
	const text = textFrom(fields[name], label);
	return text === '' ? {} : { [sentAs]: text };
}
