import type { FieldList } from '../../verification/simplify';
import type { OutputShape } from '../../fields/outputFields';

const FOLDER_FIELDS: FieldList = [
	['id', 'id'],
	['name', 'name'],
	['group_id', 'group.id'],
	['group_name', 'group.name'],
	['total_service', 'total_service'],
	['total_result', 'total_result'],
	['is_starred', 'is_starred'],
	['created_at', 'created_at'],
	['updated_at', 'updated_at'],
];

/** What every operation on folders puts out. */
export const FOLDER_OUTPUT: OutputShape = { schema: 'Folder', simplified: FOLDER_FIELDS };
