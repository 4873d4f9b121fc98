import type { FieldList } from '../../verification/simplify';
import type { OutputShape } from '../../fields/outputFields';

const TEMPLATE_FIELDS: FieldList = [
	['id', 'id'],
	['name', 'name'],
	['description', 'description'],
	['type', 'type'],
	['custom_id', 'custom_id'],
	['instruction', 'instruction'],
	['schema', 'schema'],
	['created_at', 'created_at'],
	['updated_at', 'updated_at'],
];

/** What the operations on templates put out. */
export const TEMPLATE_OUTPUT: OutputShape = { schema: 'Template', simplified: TEMPLATE_FIELDS };
