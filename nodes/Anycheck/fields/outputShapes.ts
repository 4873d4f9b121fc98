import type { components } from '../api.generated';
import type { JsonObject } from '../json/objects';
import { valueAt } from '../json/paths';

/** The shapes in which the API's resources are put out; n8n asks for at most ten fields when simplified. */

/** Name in the output → places in the API's answer, of which the first that is there wins. */
export type FieldList = ReadonlyArray<readonly [name: string, ...paths: string[]]>;

/** What one operation puts out: a schema of the OpenAPI document, and what is left of it when simplified. */
export interface OutputShape {
	schema: keyof components['schemas'];
	simplified?: FieldList;
	/** What the operation always adds, by name. */
	notes?: Readonly<Record<string, NoteSchema>>;
}

/** The JSON Schema of something that an operation adds, and what its page says of it. */
export interface NoteSchema extends JsonObject {
	type: string;
	description: string;
}

/** The listed fields of an API object. What the API left out is left out here too. */
export function simplify(whole: JsonObject, fields: FieldList): JsonObject {
	const simple: JsonObject = {};
	for (const [name, ...paths] of fields) {
		const value = paths.map((path) => valueAt(whole, path)).find((found) => found !== undefined);
		if (value !== undefined) simple[name] = value;
	}
	return simple;
}

/**
 * The simplified verification. The two fields that hold many more come last: in the editor, where fields are dragged from, all that stands behind them is far
 * down. The API takes `configuration` and answers `input_config`: users meet one word for it.
 */
export const VERIFICATION_FIELDS: FieldList = [
	['id', 'id'],
	['status', 'status'],
	['output_status', 'output_status'],
	['service_name', 'service.name'],
	['result_id', 'result_id'],
	['folder_id', 'folder_id'],
	['created_at', 'created_at'],
	['updated_at', 'updated_at'],
	['output', 'output'],
	['configuration', 'input_config', 'configuration'],
];

export const VERIFICATION_OUTPUT: OutputShape = {
	schema: 'Verification',
	simplified: VERIFICATION_FIELDS,
};

export const FOLDER_OUTPUT: OutputShape = {
	schema: 'Folder',
	simplified: [
		['id', 'id'],
		['name', 'name'],
		['group_id', 'group.id'],
		['group_name', 'group.name'],
		['total_service', 'total_service'],
		['total_result', 'total_result'],
		['is_starred', 'is_starred'],
		['created_at', 'created_at'],
		['updated_at', 'updated_at'],
	],
};

export const SERVICE_OUTPUT: OutputShape = {
	schema: 'Service',
	simplified: [
		['id', 'id'],
		['name', 'name'],
		['code', 'code'],
		['description', 'description'],
		['category_name', 'category.name'],
		['category_type', 'category.type'],
		['credit_cost_default', 'credit_cost_default'],
		['is_enabled', 'is_enabled'],
		['created_at', 'created_at'],
		['updated_at', 'updated_at'],
	],
};

export const TEMPLATE_OUTPUT: OutputShape = {
	schema: 'Template',
	simplified: [
		['id', 'id'],
		['name', 'name'],
		['description', 'description'],
		['type', 'type'],
		['custom_id', 'custom_id'],
		['instruction', 'instruction'],
		['schema', 'schema'],
		['created_at', 'created_at'],
		['updated_at', 'updated_at'],
	],
};
