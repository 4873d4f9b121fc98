import type { FieldList } from '../../verification/simplify';
import type { OutputShape } from '../../fields/outputFields';

const SERVICE_FIELDS: FieldList = [
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
];

/** What every operation on services puts out. */
export const SERVICE_OUTPUT: OutputShape = { schema: 'Service', simplified: SERVICE_FIELDS };
