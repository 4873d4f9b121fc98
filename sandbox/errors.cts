import type { SandboxOptions } from './options.cts';
import type { ErrorKind } from './statuses.cts';
import type { FieldError, OperationId } from './types.cts';

/** A refusal that the API answers in its documented shape. */
export class ApiProblem extends Error {
	override readonly name = 'ApiProblem';

	constructor(
		readonly kind: ErrorKind,
		message: string,
		readonly fields: FieldError[] = [],
		/** Instead of the kind's own. */
		readonly status?: number,
	) {
		super(message);
	}
}

/** Status and body of an error. */
export interface ErrorAnswer {
	status: number;
	body: unknown;
}

// The older generation documents fewer codes, each with its status; what it does not document keeps its present name.
const legacyCodes: Partial<Record<ErrorKind, { code: string; status: number }>> = {
	INVALID_REQUEST: { code: 'INVALID_INPUT', status: 400 },
	INVALID_ID: { code: 'INVALID_INPUT', status: 400 },
	INVALID_VALUE: { code: 'INVALID_INPUT', status: 400 },
	INSUFFICIENT_BALANCE: { code: 'INSUFFICIENT_CREDITS', status: 400 },
	INVALID_CREDENTIALS: { code: 'INVALID_CREDENTIALS', status: 401 },
	TOKEN_EXPIRED: { code: 'TOKEN_EXPIRED', status: 401 },
	SESSION_ENDED: { code: 'TOKEN_EXPIRED', status: 401 },
	INVALID_API_KEY: { code: 'INVALID_API_KEY', status: 401 },
	API_KEY_EXPIRED: { code: 'INVALID_API_KEY', status: 401 },
	NOT_FOUND: { code: 'NOT_FOUND', status: 404 },
};

/** Puts a refusal into the shape and status of the chosen generation. */
export function errorAnswer(
	problem: ApiProblem,
	options: SandboxOptions,
	operation?: OperationId,
): ErrorAnswer {
	const status = problem.status ?? options.errorStatuses[problem.kind];
	const code = problem.kind === 'SESSION_ENDED' ? 'UNAUTHORIZED' : problem.kind;
	if (options.errorGeneration === 'current') {
		const errors = problem.fields.length > 0 ? { errors: problem.fields } : {};
		return { status, body: { error_code: code, message: problem.message, ...errors } };
	}
	const legacy = legacyAnswer(problem, operation) ?? { code, status };
	const error = { code: legacy.code, message: legacy.message ?? problem.message };
	return { status: problem.status ?? legacy.status, body: { success: false, error } };
}

function legacyAnswer(
	problem: ApiProblem,
	operation?: OperationId,
): { code: string; status: number; message?: string } | undefined {
	if (problem.kind === 'NOT_FOUND' && operation?.endsWith('Verification')) {
		return { code: 'VERIFICATION_NOT_FOUND', status: 404 };
	}
	const missing = problem.fields.find(({ message }) => message.includes('required'));
	if (problem.kind === 'INVALID_REQUEST' && missing) {
		return { code: 'MISSING_FIELD', status: 400, message: `${missing.field}: ${missing.message}` };
	}
	return legacyCodes[problem.kind];
}
