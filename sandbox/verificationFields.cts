import type { Verification } from './types.cts';

/** Fields of a verification; the compiler sees to it that there are no others. */
export const verificationFields = [
	'id',
	'service',
	'user_id',
	'api_key',
	'folder_id',
	'result_id',
	'execution_time',
	'status',
	'start_date',
	'end_date',
	'input_config',
	'input_file_url',
	'output',
	'output_file_url',
	'output_status',
	'external_job_id',
	'webhook_url',
	'webhook_metadata',
	'export_file_url',
	'credit_used',
	'total_files',
	'total_pages',
	'created_at',
	'updated_at',
] as const satisfies (keyof Verification)[];
