/** What the editor is to show of one operation. */
export interface OperationPanel {
	resource: string;
	operation: string;
	/** Labels of a new node's fields, between Operation and Options. */
	fields: string[];
	/** Some of the fields that its output preview has. */
	output: string[];
}

const VERIFICATION = ['Result ID', 'Verification'];
const LIMIT = ['Return All', 'Limit'];
const PREVIEW: Readonly<Record<string, string[]>> = {
	verification: ['id', 'status', 'output_status', 'service_name', 'updated_at'],
	folder: ['id', 'name', 'group_id', 'total_result'],
	service: ['id', 'name', 'code', 'category_name', 'credit_cost_default'],
	template: ['id', 'name', 'description', 'type', 'custom_id', 'schema'],
};

/** @param more fields of the preview besides those of the resource, or instead of them where it has none */
function panel(
	resource: string,
	operation: string,
	fields: string[],
	more: string[] = [],
): OperationPanel {
	return { resource, operation, fields, output: [...(PREVIEW[resource] ?? []), ...more] };
}

/** Every operation, in the order of the editor's lists. */
export const OPERATION_PANELS: OperationPanel[] = [
	panel(
		'bankStatement',
		'getConfidenceSummary',
		[...VERIFICATION, 'File Index', 'Simplify'],
		['id', 'file_path', 'confidence_summary'],
	),
	panel(
		'bankStatement',
		'getHeader',
		[...VERIFICATION, 'Header ID'],
		['id', 'verification_id', 'file_index', 'name'],
	),
	panel(
		'bankStatement',
		'getMerchantAnalysis',
		[...VERIFICATION, ...LIMIT, 'Simplify'],
		['merchant_name', 'total_transaction', 'total_amount'],
	),
	panel(
		'file',
		'upload',
		['Files', 'Input Data Field Name', 'File Password', 'Category'],
		['files', 'paths', 'path_by_field'],
	),
	panel('folder', 'create', ['Name', 'Simplify']),
	panel('folder', 'get', ['Group ID', 'Folder', 'Simplify']),
	panel('folder', 'getAll', ['Group ID', 'Search', ...LIMIT, 'Simplify']),
	panel('service', 'get', ['Service', 'Simplify']),
	panel('service', 'getAll', [...LIMIT, 'Simplify']),
	panel('template', 'create', [
		...['Name', 'Description', 'Specify Schema', 'Schema Fields'],
		...['Additional Fields', 'Simplify'],
	]),
	panel('template', 'get', ['Template', 'Simplify']),
	panel('template', 'getAll', ['Template Type', ...LIMIT, 'Simplify']),
	panel('template', 'update', ['Template', 'Update Schema', 'Update Fields', 'Simplify']),
	{
		resource: 'template',
		operation: 'generateSchema',
		fields: ['Description', 'Simplify'],
		output: ['schema'],
	},
	{
		resource: 'verification',
		operation: 'checkDuplicate',
		fields: ['Input Data Field Name'],
		output: ['is_duplicate', 'detected_documents', 'previous_verifications'],
	},
	panel('verification', 'create', [
		...['Service', 'Group ID', 'Folder', 'Files'],
		...['Specify Configuration', 'Configuration Fields', 'Status Changes', 'Simplify'],
	]),
	panel('verification', 'download', [
		...VERIFICATION,
		...['Files', 'Output Data Field Name', 'Simplify'],
	]),
	panel('verification', 'get', [...VERIFICATION, 'Simplify']),
	panel('verification', 'getAll', ['Result ID', ...LIMIT, 'Simplify']),
	panel('verification', 'retry', [...VERIFICATION, 'Force', 'Simplify']),
	panel('verification', 'update', [
		...VERIFICATION,
		...['Status', 'Update Output', 'Update Configuration', 'Simplify'],
	]),
	panel('verification', 'waitForCompletion', [
		...VERIFICATION,
		...['Wait By', 'Go On When Status Is', 'Wait at Most', 'Unit', 'Simplify'],
	]),
	panel(
		'verification',
		'waitForReview',
		[...VERIFICATION, 'Why It Needs Review', 'Wait at Most', 'Unit', 'Page', 'Simplify'],
		['decision', 'comment', 'reviewer', 'changes'],
	),
];
