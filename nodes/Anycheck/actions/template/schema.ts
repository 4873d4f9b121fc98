import { ItemError } from '../../errors/itemError';
import { isObject, type JsonObject } from '../../json/objects';
import { objectParameter } from '../../fields/object';
import { flagOption, requiredTextFrom, textFrom } from '../../fields/values';
import type { ItemParameters } from '../../fields/parameters';

/**
 * The schema as the user gives it; undefined to leave it unchanged.
 * @throws ItemError when it is incomplete or empty
 */
export function schemaFrom(parameters: ItemParameters): JsonObject | undefined {
	const schema =
		parameters.value('schemaMode') === 'fields'
			? schemaOf(parameters.value('schemaFields'))
			: objectParameter(parameters, 'schema', 'Schema');
	if (schema === undefined || Object.keys(schema).length > 0) return schema;
	throw new ItemError("'Schema' has no fields", 'Give at least one field to read from a document');
}

function schemaOf(value: unknown): JsonObject {
	const rows = isObject(value) && Array.isArray(value.field) ? value.field.filter(isObject) : [];
	const fields = rows.map((row) => [nameOf(row), fieldOf(row)] as const);
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
