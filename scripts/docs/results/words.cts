type Words = Readonly<Record<string, string>>;

const TIMES: Words = {
	created_at: 'When it was created',
	updated_at: 'When it was changed last',
};

const VERIFICATION: Words = {
	id: 'The ID of the verification',
	status: 'The state of the verification, for example `NEED_REVIEW`',
	output_status:
		'What the check came to: `VERIFIED`, `NOT_VERIFIED` or `PARTIALLY_NOT_VERIFIED`. A verification can be completed and not verified',
	service_name: 'The service that made it',
	output: 'What was read and found out. Which fields it has depends on the service',
	configuration: 'What the service worked with. AnyCheck calls it `input_config` in its answers',
	result_id: 'The result group, which links the verifications of one customer or transaction',
	folder_id: 'The folder it is in',
	...TIMES,
};

/** As AnyCheck itself calls the fields. */
const WHOLE_VERIFICATION: Words = {
	...VERIFICATION,
	service: 'The service that made it: ID and name',
	user_id: 'The user who created it',
	api_key: 'The API key that created it. Empty when a user did',
	execution_time: 'How long AnyCheck worked on it, in seconds',
	start_date: 'When AnyCheck began to work on it',
	end_date: 'When AnyCheck was done',
	input_config: 'What the service worked with, **Configuration** in the node',
	input_file_url: 'Links to the files it was made from, by the name of their file input',
	output_file_url: 'Link to the file with detailed results',
	external_job_id: "IDs of AnyCheck's own jobs, such as `ocr_job_id`",
	webhook_url:
		'Where AnyCheck reports changes to. The part that opens a parked workflow is left out',
	webhook_metadata: 'What goes with the reports. The secret is left out',
	export_file_url: 'Link to the results as a spreadsheet',
	credit_used: 'What it cost, in credits',
	total_files: 'How many files it was made from',
	total_pages: 'How many pages they have',
};

const DECISION: Words = {
	decision: '`COMPLETED` or `NEED_REVIEW`',
	decision_label: 'The name that you gave the decision, or _Completed_ or _Need Review_',
	comment: 'What the reviewer wrote',
	reviewer: 'The name that the reviewer typed. It is not checked',
	decided_at: 'When it was decided',
	changed_fields: 'Which fields were corrected',
	changes: 'From what to what',
};

const FOLDER: Words = {
	id: 'The ID of the folder',
	name: 'What it is called',
	group_id: 'The group it belongs to: what **Group ID** asks for',
	group_name: 'What that group is called',
	total_service: 'How many services are used in it',
	total_result: 'A number that AnyCheck gives. What it counts is not documented',
	is_starred: 'Whether it is starred in AnyCheck',
	...TIMES,
};

const SERVICE: Words = {
	id: 'The ID of the service',
	name: 'What it is called',
	code: "AnyCheck's own short name for it",
	description: 'What it does',
	category_name: 'The category it belongs to',
	category_type: 'The kind of that category',
	credit_cost_default: 'What it costs, in credits',
	is_enabled: 'Whether it can be used',
	...TIMES,
};

const TEMPLATE: Words = {
	id: 'The ID of the template',
	name: 'What it is called',
	description: 'What kind of document it is for',
	type: '`CUSTOM`: of your organization. `PREBUILT`: kept by AnyCheck',
	custom_id: 'The ID of your own, if it has one',
	instruction: 'What to mind when documents are read',
	schema: 'The fields that are read from a document',
	...TIMES,
};

/** What each field of the output is, in plain words: by schema of the OpenAPI document, then by name. */
export const OUTPUT_WORDS: Readonly<Record<string, Words>> = {
	Verification: { ...VERIFICATION, ...DECISION },
	WholeVerification: WHOLE_VERIFICATION,
	Folder: FOLDER,
	Service: SERVICE,
	Template: TEMPLATE,
	DuplicateCheckResult: {
		is_duplicate: 'Whether one of the files was used before',
		detected_documents: 'The kinds of documents that were found, for example `KTP`',
		previous_verifications: 'The earlier verifications: ID, service, folder and kinds of documents',
	},
	UploadedFiles: {
		files:
			'One entry for each file: the field it came from, its name, and the path that AnyCheck gave it',
		paths: 'The paths alone, in the order of the files',
		path_by_field: 'The paths by the name of the field that the file came from',
	},
	GeneratedTemplateSchema: { schema: 'The schema that AnyCheck proposes' },
	BankStatementHeader: {
		id: 'The ID of the column header',
		verification_id: 'The verification it belongs to',
		file_index: 'Which file it is in: 0 is the first',
		name: 'What stands above the column',
		type: 'The kind of column, in the words of AnyCheck',
		index: 'Which column it is: 0 is the first',
		...TIMES,
	},
	ConfidenceSummary: {
		id: 'The ID of the verification',
		file_path: 'The file it is about',
		confidence_summary:
			'One entry for each level (`LOW`, `MEDIUM`, `HIGH`), with the pages that have it',
	},
	Merchant: {
		merchant_name: 'The merchant',
		total_transaction: 'How many transactions there are with it',
		total_amount: 'What they come to',
	},
};
