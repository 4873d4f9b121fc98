// Generated from openapi/anycheck.yaml by `npm run generate`.
export interface paths {
	'/auth/login': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Log in with e-mail and password
		 * @description Starts a session. A session ends when the account logs in elsewhere: the documentation describes UNAUTHORIZED as
		 *     "session expired or logged in from another device".
		 */
		post: operations['login'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/auth/refresh': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Exchange a refresh token for new tokens
		 * @description Answers a new access token (1 hour) and a new refresh token (30 days).
		 */
		post: operations['refreshSession'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/auth/methods': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** Which ways to log in are switched on */
		get: operations['getAuthMethods'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/profile': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * The user who is logged in
		 * @description The documentation's sample call for a session token.
		 */
		get: operations['getProfile'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/uploads': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Upload files
		 * @description Put each `files[].path` of the answer, unchanged, into `configuration.files.<key>[]` when creating a verification.
		 */
		post: operations['uploadFiles'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/verifications': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List the verifications of a result group
		 * @description There is no documented way to list verifications without a result group.
		 */
		get: operations['listVerifications'];
		put?: never;
		/**
		 * Create a verification
		 * @description Processing is asynchronous: the answer is usually IN_QUEUE. Follow it with `getVerification` or give a `webhook_url`.
		 */
		post: operations['createVerification'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/verifications/check-duplicate': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Were these files verified before?
		 * @description Takes the files themselves, not paths of uploaded ones.
		 */
		post: operations['checkDuplicate'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/verifications/{id}': {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/** @description Verification */
				id: components['parameters']['VerificationId'];
			};
			cookie?: never;
		};
		/** Get a verification */
		get: operations['getVerification'];
		/**
		 * Update a verification (review)
		 * @description Sets the review's outcome: status, output, configuration, each optional.
		 *     The status is sent as `verification_status` and comes back as `status`; the configuration comes back as `input_config`.
		 */
		put: operations['updateVerification'];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/verifications/{id}/retry': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Run a verification again
		 * @description Repeats a failed or completed verification with the same configuration.
		 */
		post: operations['retryVerification'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/services': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** List the services */
		get: operations['listServices'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/services/{id}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** Get a service */
		get: operations['getService'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/folders': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Create a folder
		 * @description No group is sent; the answer tells the group.
		 */
		post: operations['createFolder'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/folders/{id}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** Get a folder */
		get: operations['getFolder'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/groups/{group_id}/folders': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** List the folders of a group */
		get: operations['listFolders'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/templates': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/** Create a template */
		post: operations['createTemplate'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/templates/custom': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** List the organization's own templates */
		get: operations['listCustomTemplates'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/templates/prebuilt': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/**
		 * List the templates kept by the vendor
		 * @description Read-only, for example KTP, NPWP and SIUP.
		 */
		get: operations['listPrebuiltTemplates'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/templates/autoschema': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/** Propose a template's schema from a description */
		post: operations['generateTemplateSchema'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/templates/{id}': {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/** @description Template */
				id: components['schemas']['Id'];
			};
			cookie?: never;
		};
		/** Get a template */
		get: operations['getTemplate'];
		/**
		 * Update a template
		 * @description Any of the fields may be sent.
		 */
		put: operations['updateTemplate'];
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/bank-statements/{id}/headers/{header_id}': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** Get one column header of a bank statement */
		get: operations['getBankStatementHeader'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/bank-statements/{id}/confidence-summary': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** How sure the reading of one file is */
		get: operations['getConfidenceSummary'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
	'/bank-statements/{id}/merchant-analysis': {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		/** Merchants of a bank statement and their transactions */
		get: operations['getMerchantAnalysis'];
		put?: never;
		post?: never;
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
}
export interface webhooks {
	verificationStatusChanged: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		get?: never;
		put?: never;
		/**
		 * Sent to a verification's `webhook_url` when its status changes
		 * @description Sent on each change to IN_PROGRESS, NEED_REVIEW, COMPLETED, PARTIALLY_COMPLETED, FAILED, PARTIALLY_FAILED,
		 *     FRAUD_DETECTED or CANCELLED, so one verification causes several deliveries. With a `webhook_secret` it is signed with HMAC-SHA256
		 *     and carries a timestamp; deliveries older than five minutes should be refused. Without a secret it is unsigned.
		 */
		post: operations['verificationStatusChanged'];
		delete?: never;
		options?: never;
		head?: never;
		patch?: never;
		trace?: never;
	};
}
export interface components {
	schemas: {
		/**
		 * Format: uuid
		 * @description Every object's identifier is a UUID.
		 * @example 0b8f6a52-6a0e-4a53-9d0c-5b1f5f6f0a01
		 */
		Id: string;
		/** @description Error of the current generation. Tell errors apart by `error_code`. */
		ApiError: {
			error_code: components['schemas']['ErrorCode'];
			/** @description For people */
			message: string;
			/** @description One entry per refused field, with INVALID_REQUEST */
			errors?: components['schemas']['FieldError'][];
		};
		FieldError: {
			/**
			 * @description Name of the field
			 * @example folder_id
			 */
			field: string;
			/** @description Why it is refused */
			message: string;
		};
		/**
		 * @description Documented values: INVALID_REQUEST (malformed or missing input), INVALID_ID (not a UUID), INVALID_VALUE (not an allowed
		 *     value), ALREADY_EXISTS, UNAUTHORIZED (no valid authentication, or session expired or logged in from another device),
		 *     API_KEY_EXPIRED, INVALID_API_KEY, INVALID_CREDENTIALS (e-mail or password), TOKEN_EXPIRED, INVALID_TOKEN, REQUEST_TIMEOUT (try again
		 *     later), FORBIDDEN, INSUFFICIENT_BALANCE (credits of group or organization), QUOTA_EXCEEDED (monthly limit of the user),
		 *     NOT_FOUND, INTERNAL_SERVER_ERROR.
		 * @example NOT_FOUND
		 */
		ErrorCode: string;
		/**
		 * @description Error of the older generation. Codes: INVALID_CREDENTIALS, TOKEN_EXPIRED, INVALID_API_KEY (401); INVALID_INPUT,
		 *     MISSING_FIELD, INSUFFICIENT_CREDITS (400); NOT_FOUND, VERIFICATION_NOT_FOUND (404); SERVICE_UNAVAILABLE,
		 *     PROVIDER_ERROR (503).
		 */
		LegacyError: {
			/** @constant */
			success: false;
			error: {
				/** @example VERIFICATION_NOT_FOUND */
				code: string;
				message: string;
			};
		};
		Login: {
			/** Format: email */
			email: string;
			/** Format: password */
			password: string;
		};
		SessionRefresh: {
			refresh_token: string;
		};
		Session: {
			/** @description JWT for the Authorization header, valid for one hour */
			access_token: string;
			/** @description For `refreshSession`, valid for 30 days */
			refresh_token: string;
			/**
			 * @description Lifetime of the access token in seconds; only in samples of the older generation
			 * @example 3600
			 */
			expires_in?: number;
		};
		/** @description Session as the older generation's guide shows it */
		LegacySession: {
			/** @constant */
			success: true;
			data: components['schemas']['Session'] & {
				user?: {
					id?: components['schemas']['Id'];
					email?: string;
					name?: string;
				};
			};
		};
		/** @description By name of the method; the sample has ENTRA, LDAP and PASSWORD. */
		AuthMethods: {
			[key: string]: components['schemas']['AuthMethod'];
		};
		AuthMethod: {
			enabled?: boolean;
			/** @description Not present for PASSWORD in the sample */
			healthy?: boolean;
			details?: string;
		};
		/** @description The user who is logged in */
		Profile: {
			[key: string]: unknown;
		};
		FileUpload: {
			file_category: components['schemas']['FileCategory'];
			/** @description Images, PDFs, documents; the field name is repeated per file */
			files: string[];
			/** @description Passwords in the order of `files`; an empty value for a file without one */
			file_passwords?: string[];
		};
		/** @enum {string} */
		FileCategory: 'VERIFICATION_INPUT_FILE' | 'PROFILE_PICTURE';
		UploadedFiles: {
			object_id?: components['schemas']['Id'];
			file_category?: components['schemas']['FileCategory'];
			/** @description One entry for each file, with the path that AnyCheck gave it */
			files: components['schemas']['UploadedFile'][];
		};
		UploadedFile: {
			/**
			 * @description What `configuration.files.<key>[]` takes, unchanged
			 * @example uploads/ktp.jpg
			 */
			path: string;
			/** Format: uri */
			url?: string;
			page_count?: number;
		};
		/**
		 * @description State of the job. DRAFT (dashboard only), IN_QUEUE, IN_PROGRESS; FRAUD_DETECTED (a person must confirm before data
		 *     is extracted), NEED_REVIEW (data extracted, a person must look); COMPLETED, FAILED (can be retried), CANCELLED; and for
		 *     result groups PARTIALLY_COMPLETED and PARTIALLY_FAILED.
		 * @example COMPLETED
		 * @enum {string}
		 */
		VerificationStatus:
			| 'DRAFT'
			| 'IN_QUEUE'
			| 'IN_PROGRESS'
			| 'COMPLETED'
			| 'FAILED'
			| 'CANCELLED'
			| 'NEED_REVIEW'
			| 'FRAUD_DETECTED'
			| 'PARTIALLY_COMPLETED'
			| 'PARTIALLY_FAILED';
		/**
		 * @description Statuses that a review can set
		 * @example COMPLETED
		 * @enum {string}
		 */
		ReviewStatus: 'NEED_REVIEW' | 'COMPLETED';
		/**
		 * @description Outcome of the check, while `status` is the state of the job: a verification can be COMPLETED and NOT_VERIFIED.
		 * @example VERIFIED
		 * @enum {string|null}
		 */
		OutputStatus: 'VERIFIED' | 'NOT_VERIFIED' | 'PARTIALLY_NOT_VERIFIED' | null;
		/** @description Result and extracted data; the fields depend on the service */
		VerificationOutput: {
			[key: string]: unknown;
		};
		/**
		 * @description Input of the service; the fields depend on the service. Files go under `files`, one key per input, each an array of
		 *     paths from `uploadFiles`.
		 */
		VerificationConfiguration: {
			/** @description Uploaded paths by input, such as ktp_file, selfie_file or bsa_file */
			files?: {
				[key: string]: string[];
			};
			/** @description Look for fraud first (bank statement, financial statement) */
			fraud_detection?: boolean;
			/** @description Kind of check of the KTP service, KTP_SELFIE or KTP_PEP */
			verification_type?: string;
		} & {
			[key: string]: unknown;
		};
		/** @description A verification, as answered by create, get, list, update and retry */
		Verification: {
			/** @description The ID of the verification */
			id: components['schemas']['Id'];
			/** @description The service that made it */
			service?: components['schemas']['NamedReference'];
			/**
			 * Format: uuid
			 * @description The user who created it
			 */
			user_id?: string | null;
			/** @description The API key that created it. Empty when a user did */
			api_key?: string | null;
			/** @description The folder it is in */
			folder_id?: components['schemas']['Id'];
			/** @description The result group. It links the verifications of one customer or transaction */
			result_id?: components['schemas']['Id'];
			/**
			 * Format: float
			 * @description How long AnyCheck worked on it, in seconds
			 */
			execution_time?: number;
			/** @description The status, for example `NEED_REVIEW` */
			status?: components['schemas']['VerificationStatus'];
			/**
			 * Format: date-time
			 * @description When AnyCheck began to work on it
			 */
			start_date?: string | null;
			/**
			 * Format: date-time
			 * @description When AnyCheck was done
			 */
			end_date?: string | null;
			/** @description The input the service works with: `configuration` in requests, `input_config` in answers */
			input_config?: components['schemas']['VerificationConfiguration'];
			/** @description Links to the files it was made from, by the name of their file input */
			input_file_url?: {
				[key: string]: string[];
			};
			/** @description The extracted data and results. Its fields depend on the service */
			output?: components['schemas']['VerificationOutput'];
			/**
			 * Format: uri
			 * @description Link to the file with detailed results
			 */
			output_file_url?: string | null;
			/** @description The result of the check: `VERIFIED`, `NOT_VERIFIED` or `PARTIALLY_NOT_VERIFIED`. A completed verification can be not verified */
			output_status?: components['schemas']['OutputStatus'];
			/** @description IDs of AnyCheck's own jobs, such as `ocr_job_id` */
			external_job_id?: {
				[key: string]: unknown;
			};
			/**
			 * Format: uri
			 * @description The webhook URL that AnyCheck calls when the status changes
			 */
			webhook_url?: string | null;
			/** @description Data that goes with the webhook */
			webhook_metadata?: {
				[key: string]: unknown;
			};
			/**
			 * Format: uri
			 * @description Link to the results as a spreadsheet
			 */
			export_file_url?: string | null;
			/** @description What it cost, in credits */
			credit_used?: number;
			/** @description How many files it was made from */
			total_files?: number;
			/** @description How many pages they have */
			total_pages?: number;
			/**
			 * Format: date-time
			 * @description When it was created
			 */
			created_at?: string;
			/**
			 * Format: date-time
			 * @description When it was changed last
			 */
			updated_at?: string;
		};
		VerificationList: {
			/** @description Verifications in the result group, on all pages */
			total: number;
			/** @description Status of the whole result group */
			overall_status?: string;
			items: components['schemas']['Verification'][];
		};
		/** @description A review. No field is marked required. */
		VerificationUpdate: {
			/** @description New status */
			verification_status?: components['schemas']['ReviewStatus'];
			/** @description Updated output */
			output?: components['schemas']['VerificationOutput'];
			/** @description Updated configuration of the service */
			configuration?: components['schemas']['VerificationConfiguration'];
		};
		VerificationCreate: {
			/** @description From `listServices` */
			service_id: components['schemas']['Id'];
			folder_id: components['schemas']['Id'];
			configuration?: components['schemas']['VerificationConfiguration'];
			/** @description Puts it into an existing result group */
			result_id?: components['schemas']['Id'];
			/**
			 * Format: uri
			 * @description Called on each change of status
			 */
			webhook_url?: string;
			webhook_metadata?: components['schemas']['WebhookMetadata'];
		};
		WebhookMetadata: {
			/** @description Secret that signs this verification's deliveries; 32 random characters or more are recommended */
			webhook_secret?: string;
		} & {
			[key: string]: unknown;
		};
		DuplicateCheck: {
			files: string[];
			/** @description Verification to leave out of the comparison, for retries */
			verification_id?: components['schemas']['Id'];
		};
		DuplicateCheckResult: {
			/** @description Whether one of the files was used before */
			is_duplicate: boolean;
			/** @description The kinds of documents that were found, for example `KTP` */
			detected_documents?: string[];
			/** @description The earlier verifications: ID, service, folder and kinds of documents */
			previous_verifications?: components['schemas']['PreviousVerification'][];
		};
		PreviousVerification: {
			id: components['schemas']['Id'];
			service?: components['schemas']['NamedReference'];
			folder?: components['schemas']['NamedReference'];
			detected_documents?: string[];
		};
		/** @description Another object by id and name */
		NamedReference: {
			id: components['schemas']['Id'];
			name?: string;
		};
		Service: {
			/** @description The ID of the service */
			id: components['schemas']['Id'];
			category?: {
				id?: components['schemas']['Id'];
				/** @description The category it belongs to */
				name?: string;
				/**
				 * @description The kind of that category
				 * @example DOCUMENT_VERIFICATION
				 */
				type?: string;
			};
			/**
			 * @description AnyCheck's own short name for it
			 * @example KTP_VERIFICATION
			 */
			code?: string;
			/**
			 * @description What it is called
			 * @example KTP & PEP Verification
			 */
			name?: string;
			/** @description What it does */
			description?: string | null;
			icon_file_url?: string | null;
			/** @description What it costs, in credits */
			credit_cost_default?: number;
			/** @enum {string} */
			action_type?: 'URL' | 'WEBVIEW' | 'SCREEN' | 'SCREEN_PREFIX';
			action_param?: {
				[key: string]: unknown;
			};
			/** @description Whether it can be used */
			is_enabled?: boolean;
			/**
			 * Format: date-time
			 * @description When it was created
			 */
			created_at?: string;
			created_by?: components['schemas']['Id'];
			/**
			 * Format: date-time
			 * @description When it was changed last
			 */
			updated_at?: string | null;
			/** Format: uuid */
			updated_by?: string | null;
		};
		ServiceList: {
			total: number;
			items: components['schemas']['Service'][];
		};
		Folder: {
			/** @description The ID of the folder */
			id: components['schemas']['Id'];
			group?: {
				/** @description The group it belongs to, by which folders are listed */
				id: components['schemas']['Id'];
				/** @description What that group is called */
				name?: string;
			};
			/** @description What it is called */
			name?: string;
			/** @description Whether it is starred in AnyCheck */
			is_starred?: boolean;
			/**
			 * Format: int64
			 * @description Number of services used in it
			 */
			total_service?: number | null;
			/**
			 * Format: int64
			 * @description AnyCheck doesn't document what it counts
			 */
			total_result?: number | null;
			/**
			 * Format: date-time
			 * @description When it was created
			 */
			created_at?: string;
			created_by?: components['schemas']['Id'];
			/**
			 * Format: date-time
			 * @description When it was changed last
			 */
			updated_at?: string | null;
			/** Format: uuid */
			updated_by?: string | null;
		};
		FolderCreate: {
			name: string;
		};
		FolderList: {
			total: number;
			items: components['schemas']['Folder'][];
		};
		/** @description Fields to read, by name */
		TemplateSchema: {
			[key: string]: unknown;
		};
		/** @enum {string} */
		TemplateType: 'CUSTOM' | 'PREBUILT';
		Template: {
			/** @description The ID of the template */
			id: components['schemas']['Id'];
			/** @description What it is called */
			name?: string;
			/** @description What kind of document it is for */
			description?: string;
			/** @description Your own ID, if you set one */
			custom_id?: string | null;
			/** @description Instructions for reading the documents */
			instruction?: string | null;
			/** @description The fields that are read from a document */
			schema?: components['schemas']['TemplateSchema'];
			config?: {
				[key: string]: unknown;
			};
			/** @description `CUSTOM`: of your organization. `PREBUILT`: kept by AnyCheck */
			type?: components['schemas']['TemplateType'];
			/**
			 * Format: date-time
			 * @description When it was created
			 */
			created_at?: string;
			/**
			 * Format: date-time
			 * @description When it was changed last
			 */
			updated_at?: string | null;
		};
		TemplateList: {
			total: number;
			items: components['schemas']['Template'][];
		};
		TemplateCreate: {
			name: string;
			description: string;
			custom_id?: string | null;
			instruction?: string | null;
			schema: components['schemas']['TemplateSchema'];
			config?: {
				[key: string]: unknown;
			};
			type?: components['schemas']['TemplateType'];
		};
		TemplateUpdate: {
			name?: string;
			description?: string;
			custom_id?: string | null;
			instruction?: string | null;
			schema?: components['schemas']['TemplateSchema'];
			config?: {
				[key: string]: unknown;
			};
		};
		TemplateSchemaRequest: {
			/** @description What the documents are and what to read from them */
			description: string;
		};
		GeneratedTemplateSchema: {
			/** @description Holds the schema once more under `schema`, as the sample prints it */
			schema: {
				/** @description The schema that AnyCheck proposes. It looks like a JSON Schema */
				schema?: {
					type?: string;
					properties?: {
						[key: string]: unknown;
					};
					required?: string[];
				};
			};
		};
		BankStatementHeader: {
			/** @description The ID of the column header */
			id: components['schemas']['Id'];
			/** @description The verification it belongs to */
			verification_id?: components['schemas']['Id'];
			/** @description Which file it is in: 0 is the first */
			file_index?: number;
			/** @description What stands above the column */
			name?: string;
			/** @description AnyCheck's name for the kind of column */
			type?: string;
			/** @description Which column it is: 0 is the first */
			index?: number;
			/**
			 * Format: date-time
			 * @description When it was created
			 */
			created_at?: string;
			/**
			 * Format: date-time
			 * @description When it was changed last
			 */
			updated_at?: string | null;
		};
		ConfidenceSummary: {
			/** @description The ID of the verification */
			id: components['schemas']['Id'];
			/** @description The file it is about */
			file_path?: string;
			/** @description The same once more, with the list inside, as the sample prints it */
			confidence_summary?: components['schemas']['FileConfidence'];
		};
		FileConfidence: {
			id?: components['schemas']['Id'];
			file_path?: string;
			/** @description One entry for each level (`LOW`, `MEDIUM`, `HIGH`), with the pages that have it */
			confidence_summary?: components['schemas']['ConfidencePages'][];
		};
		ConfidencePages: {
			/** @description LOW, MEDIUM or HIGH in the sample */
			confidence_level?: string;
			/** @description Number of pages */
			total?: number;
			pages?: number[];
		};
		MerchantAnalysis: {
			id: components['schemas']['Id'];
			merchant_analysis?: components['schemas']['Merchant'][];
			total?: number;
		};
		Merchant: {
			/** @description The merchant */
			merchant_name?: string;
			/** @description Number of transactions */
			total_transaction?: number;
			/** @description Their sum */
			total_amount?: number;
			transactions?: components['schemas']['BankTransaction'][];
		};
		/** @description One line of a bank statement */
		BankTransaction: {
			account_number?: string;
			page_no?: number;
			/** Format: date */
			trx_date?: string;
			trx_notes?: string;
			/** @example CR */
			trx_types?: string;
			category_type?: string;
			is_operational?: boolean;
			merchant_name?: string;
			trx_mutation_db_number?: number;
			trx_mutation_cr_number?: number;
			balance_number?: number;
			mutation_amount_idr?: number;
			balance_idr?: number;
			clean_description?: string;
			confidence_detail?: components['schemas']['TransactionConfidence'];
			is_operational_llm?: boolean;
			is_operational_keyword?: boolean;
			is_automatic_bank_transaction?: boolean;
			is_circular_transaction?: boolean;
			is_kiting_transaction?: boolean;
			is_big_transaction?: boolean;
			is_round_transaction?: boolean;
			is_transfer_from_company_group?: boolean;
			is_transfer_from_director?: boolean;
			is_transfer_from_supplier?: boolean;
			is_transfer_from_customer?: boolean;
			is_pace_revenue?: boolean;
			is_rm_revenue?: boolean;
		};
		/**
		 * @description For each of page_no, trx_date, trx_notes, trx_types, category_type, is_operational, merchant_name,
		 *     trx_mutation_amount and balance: a number, and a text under the same name with `_level`.
		 */
		TransactionConfidence: {
			[key: string]: number | string;
		};
		/** @description Body of a delivery, current generation */
		VerificationEvent: {
			/** @constant */
			event: 'verification.status_changed';
			/** Format: date-time */
			timestamp: string;
		} & {
			[key: string]: unknown;
		};
		/** @description Body of a delivery, older generation, sent when a verification ends */
		LegacyVerificationEvent: {
			/** @enum {string} */
			event: 'verification.completed' | 'verification.failed' | 'verification.needs_review';
			verification_id: components['schemas']['Id'];
			result_id?: components['schemas']['Id'];
			/** @enum {string} */
			status?: 'COMPLETED' | 'FAILED' | 'NEED_REVIEW';
			service?: components['schemas']['NamedReference'];
			output?: components['schemas']['VerificationOutput'];
			/** @description What was given as `webhook_metadata` */
			metadata?: {
				[key: string]: unknown;
			};
			execution_time?: number;
			/** Format: date-time */
			completed_at?: string;
			credit_used?: number;
		};
	};
	responses: {
		/** @description A session; wrapped in an older generation of the API */
		Session: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json':
					components['schemas']['Session'] | components['schemas']['LegacySession'];
			};
		};
		/** @description The verification */
		Verification: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Verification'];
			};
		};
		/** @description The folder */
		Folder: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Folder'];
			};
		};
		/** @description The template */
		Template: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['Template'];
			};
		};
		/** @description Templates */
		TemplateList: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json': components['schemas']['TemplateList'];
			};
		};
		/** @description What went wrong */
		Error: {
			headers: {
				[name: string]: unknown;
			};
			content: {
				'application/json':
					components['schemas']['ApiError'] | components['schemas']['LegacyError'];
			};
		};
	};
	parameters: {
		/** @description Verification */
		VerificationId: components['schemas']['Id'];
		/** @description How many items (not pages) to skip */
		PageOffset: number;
		/** @description Items per page */
		PageSize: number;
	};
	requestBodies: never;
	headers: never;
	pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
	login: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['Login'];
			};
		};
		responses: {
			'2XX': components['responses']['Session'];
			default: components['responses']['Error'];
		};
	};
	refreshSession: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['SessionRefresh'];
			};
		};
		responses: {
			'2XX': components['responses']['Session'];
			default: components['responses']['Error'];
		};
	};
	getAuthMethods: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description Login methods by name */
			'2XX': {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['AuthMethods'];
				};
			};
			default: components['responses']['Error'];
		};
	};
	getProfile: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The user */
			'2XX': {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Profile'];
				};
			};
			default: components['responses']['Error'];
		};
	};
	uploadFiles: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'multipart/form-data': components['schemas']['FileUpload'];
			};
		};
		responses: {
			/** @description Where the files are now */
			'2XX': {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['UploadedFiles'];
				};
			};
			default: components['responses']['Error'];
		};
	};
	listVerifications: {
		parameters: {
			query: {
				/** @description Result group whose verifications are listed */
				result_id: components['schemas']['Id'];
				/** @description How many items (not pages) to skip */
				page_offset?: components['parameters']['PageOffset'];
				/** @description Items per page */
				page_size?: components['parameters']['PageSize'];
			};
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description One page of the result group */
			'2XX': {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['VerificationList'];
				};
			};
			default: components['responses']['Error'];
		};
	};
	createVerification: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['VerificationCreate'];
			};
		};
		responses: {
			'2XX': components['responses']['Verification'];
			default: components['responses']['Error'];
		};
	};
	checkDuplicate: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'multipart/form-data': components['schemas']['DuplicateCheck'];
			};
		};
		responses: {
			/** @description Earlier verifications of the same files */
			'2XX': {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['DuplicateCheckResult'];
				};
			};
			default: components['responses']['Error'];
		};
	};
	getVerification: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/** @description Verification */
				id: components['parameters']['VerificationId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			'2XX': components['responses']['Verification'];
			default: components['responses']['Error'];
		};
	};
	updateVerification: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/** @description Verification */
				id: components['parameters']['VerificationId'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['VerificationUpdate'];
			};
		};
		responses: {
			'2XX': components['responses']['Verification'];
			default: components['responses']['Error'];
		};
	};
	retryVerification: {
		parameters: {
			query?: {
				/** @description Run again even if the status is not FAILED or otherwise not retryable */
				force?: boolean;
			};
			header?: never;
			path: {
				/** @description Verification */
				id: components['parameters']['VerificationId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			'2XX': components['responses']['Verification'];
			default: components['responses']['Error'];
		};
	};
	listServices: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description Services */
			'2XX': {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['ServiceList'];
				};
			};
			default: components['responses']['Error'];
		};
	};
	getService: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/** @description Service */
				id: components['schemas']['Id'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The service */
			'2XX': {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['Service'];
				};
			};
			default: components['responses']['Error'];
		};
	};
	createFolder: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['FolderCreate'];
			};
		};
		responses: {
			'2XX': components['responses']['Folder'];
			default: components['responses']['Error'];
		};
	};
	getFolder: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/** @description Folder */
				id: components['schemas']['Id'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			'2XX': components['responses']['Folder'];
			default: components['responses']['Error'];
		};
	};
	listFolders: {
		parameters: {
			query?: {
				/** @description How many items (not pages) to skip */
				page_offset?: components['parameters']['PageOffset'];
				/** @description Items per page, at most 100 */
				page_size?: number;
				/** @description Part of the folder's name, upper and lower case alike */
				search?: string;
			};
			header?: never;
			path: {
				/** @description Group */
				group_id: components['schemas']['Id'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description One page of folders */
			'2XX': {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['FolderList'];
				};
			};
			default: components['responses']['Error'];
		};
	};
	createTemplate: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['TemplateCreate'];
			};
		};
		responses: {
			'2XX': components['responses']['Template'];
			default: components['responses']['Error'];
		};
	};
	listCustomTemplates: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			'2XX': components['responses']['TemplateList'];
			default: components['responses']['Error'];
		};
	};
	listPrebuiltTemplates: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			'2XX': components['responses']['TemplateList'];
			default: components['responses']['Error'];
		};
	};
	generateTemplateSchema: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['TemplateSchemaRequest'];
			};
		};
		responses: {
			/** @description The proposed schema */
			'2XX': {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['GeneratedTemplateSchema'];
				};
			};
			default: components['responses']['Error'];
		};
	};
	getTemplate: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/** @description Template */
				id: components['schemas']['Id'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			'2XX': components['responses']['Template'];
			default: components['responses']['Error'];
		};
	};
	updateTemplate: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/** @description Template */
				id: components['schemas']['Id'];
			};
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json': components['schemas']['TemplateUpdate'];
			};
		};
		responses: {
			'2XX': components['responses']['Template'];
			default: components['responses']['Error'];
		};
	};
	getBankStatementHeader: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/** @description Verification */
				id: components['parameters']['VerificationId'];
				/** @description Column header */
				header_id: components['schemas']['Id'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description The column header */
			'2XX': {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['BankStatementHeader'];
				};
			};
			default: components['responses']['Error'];
		};
	};
	getConfidenceSummary: {
		parameters: {
			query: {
				/** @description Which of the verification's files, counted from 0 */
				file_index: number;
			};
			header?: never;
			path: {
				/** @description Verification */
				id: components['parameters']['VerificationId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description Pages by confidence */
			'2XX': {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['ConfidenceSummary'];
				};
			};
			default: components['responses']['Error'];
		};
	};
	getMerchantAnalysis: {
		parameters: {
			query?: never;
			header?: never;
			path: {
				/** @description Verification */
				id: components['parameters']['VerificationId'];
			};
			cookie?: never;
		};
		requestBody?: never;
		responses: {
			/** @description Merchants */
			'2XX': {
				headers: {
					[name: string]: unknown;
				};
				content: {
					'application/json': components['schemas']['MerchantAnalysis'];
				};
			};
			default: components['responses']['Error'];
		};
	};
	verificationStatusChanged: {
		parameters: {
			query?: never;
			header?: never;
			path?: never;
			cookie?: never;
		};
		requestBody: {
			content: {
				'application/json':
					| components['schemas']['VerificationEvent']
					| components['schemas']['LegacyVerificationEvent'];
			};
		};
		responses: {
			/** @description Not documented */
			default: {
				headers: {
					[name: string]: unknown;
				};
				content?: never;
			};
		};
	};
}
