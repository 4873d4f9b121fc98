import {
	adviceFor,
	KEY_NOT_ENOUGH,
	NOT_HERE,
	OLD_LINK,
	REFUSED_PASSWORD,
	SESSION_ENDED,
	TOKEN_ENDED,
	type Advice,
} from './advice';
import { apiProblemIn, type ApiProblem } from './apiProblem';
import { ItemError } from './itemError';

/** How the asking was done, as far as the advice depends on it. */
export interface Circumstances {
	/** What was asked for, e.g. `verification`. */
	subject: string;
	/** `login`, `apiKey` or `accessToken`; `password` while logging in. */
	authentication: string;
	/** Whether a key that the API knows should be enough for it. */
	takesKey: boolean;
}

/** The error for an answer that refuses. Keeps the API's code, sentence and field errors. */
export function refusal(status: number, body: unknown, circumstances: Circumstances): ItemError {
	const problem = apiProblemIn(body);
	const advice = adviceIn(circumstances, status, problem);
	return new ItemError(advice.message, withApiWords(advice.description, problem), {
		httpStatus: status,
		...problem,
		// The next run asks for a new one.
		...(advice === OLD_LINK && { retryable: true }),
	});
}

/** The error for an answer of 2xx that is not what the API answers: a web page, broken JSON, another API. */
export function unexpectedAnswer(status: number, body: unknown): ItemError {
	const isPage = typeof body === 'string' && body.trimStart().startsWith('<');
	return new ItemError(
		isPage
			? 'A web page answered instead of AnyCheck'
			: 'The answer is not in the form AnyCheck documents',
		isPage
			? "Check 'Environment' and 'Base URL' in the credential, and whether a proxy or login page stands before AnyCheck"
			: "Try again. If it stays this way, check 'Base URL' in the credential, then report it.",
		{ httpStatus: status },
	);
}

function adviceIn(circumstances: Circumstances, status: number, problem: ApiProblem): Advice {
	const { subject, authentication, takesKey } = circumstances;
	const { errorCode = '', fields } = problem;
	if (subject === 'file' && SAYS_NOT_THERE.has(errorCode) && LINK_ENDED.has(status))
		return OLD_LINK;
	if (status === 404 || errorCode.endsWith('NOT_FOUND')) {
		return errorCode === '' ? NOT_HERE : notFound(subject);
	}
	if (authentication === 'password' && LOGIN_REFUSED.has(status) && SAYS_NO_MORE.has(errorCode)) {
		return REFUSED_PASSWORD;
	}
	if (
		authentication === 'apiKey' &&
		!takesKey &&
		isAboutWho(status) &&
		SAYS_NO_MORE.has(errorCode)
	) {
		return KEY_NOT_ENOUGH;
	}
	if (status === 401 && (SAYS_NO_MORE.has(errorCode) || SESSION_CODES.has(errorCode))) {
		if (authentication === 'accessToken') return TOKEN_ENDED;
		if (authentication === 'login') return SESSION_ENDED;
	}
	return adviceFor(status, errorCode === 'INVALID_REQUEST' && !fields ? '' : errorCode);
}

/** Codes that add nothing to the status: that it was refused is known already. */
const SAYS_NO_MORE = new Set([
	'',
	'UNAUTHORIZED',
	'FORBIDDEN',
	'INVALID_CREDENTIALS',
	'INVALID_REQUEST',
]);
const SESSION_CODES = new Set(['TOKEN_EXPIRED', 'INVALID_TOKEN']);
/** What servers of files answer to a link that has ended. Most are not the API, and give no code. */
const LINK_ENDED = new Set([400, 401, 403, 404, 410]);
const SAYS_NOT_THERE = new Set(['', 'NOT_FOUND']);
const LOGIN_REFUSED = new Set([400, 401, 403, 422]);

function isAboutWho(status: number): boolean {
	return status === 401 || status === 403;
}

function notFound(subject: string): Advice {
	return {
		message: `The ${subject} was not found`,
		description: "Check the ID, and that the credential's 'Environment' is the one it was made in",
	};
}

function withApiWords(description: string, { apiMessage, fields = [] }: ApiProblem): string {
	const lines = fields.map(({ field, message }) => `${field}: ${message}`);
	if (apiMessage !== undefined) lines.push(`AnyCheck says: ${apiMessage}`);
	return [description, ...lines].join('\n');
}
