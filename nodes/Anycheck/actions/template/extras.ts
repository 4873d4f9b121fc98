import type { IDataObject } from 'n8n-workflow';
import { isObject, type JsonObject } from '../../json/objects';
import { objectFromJson } from '../../fields/json';
import { textFrom } from '../../fields/values';

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

/** It was JSON, so it is data in n8n's sense too. */
function asData(object: JsonObject): IDataObject {
	return object as IDataObject;
}
