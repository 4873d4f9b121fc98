import { adviceFor, REFUSED_PASSWORD, type Advice } from './advice';
import { apiProblemIn, type ApiProblem } from './apiProblem';
import { ItemError } from './itemError';

/** How the asking was done, as far as the advice depends on it. */
export interface Circumstances {
	/** What was asked for, e.g. `verification`. */
	subject: string;
	/** `login`, `apiKey` or `accessToken`; `password` while logging in. */
	authentication: string;
	/** Whether something was to be changed. */
	isWrite: boolean;
}

/** The error for an answer that refuses. Keeps the API's code, sentence and field errors. */
export function refusal(status: number, body: unknown, circumstances: Circumstances): ItemError {
	const problem = apiProblemIn(body);
	const advice = adviceIn(circumstances, status, problem);
	return new ItemError(advice.message, withApiWords(advice.description, problem), {
		httpStatus: status,
		...problem,
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
			: "Try again. If it stays this way, check 'Base URL' in the credential and tell us what AnyCheck answers.",
		{ httpStatus: status },
	);
}

function adviceIn(circumstances: Circumstances, status: number, problem: ApiProblem): Advice {
	const { subject, authentication, isWrite } = circumstances;
	const advice = adviceFor(status, problem.errorCode);
	if (status === 404 || problem.errorCode?.endsWith('NOT_FOUND')) {
		return problem.errorCode === undefined
			? {
					message: 'There is no AnyCheck at this address',
					description: "Check 'Environment' and 'Base URL' in the credential",
				}
			: {
					message: `The ${subject} was not found`,
					description:
						"Check the ID, and that the credential's 'Environment' is the one it was made in",
				};
	}
	if (authentication === 'password' && status < 429 && status !== 408) return REFUSED_PASSWORD;
	if (authentication === 'apiKey' && isWrite && (status === 401 || status === 403)) {
		return {
			message: 'AnyCheck does not accept this API key here',
			description:
				"AnyCheck documents this call for signed-in users only, so a key may not be enough. In the credential, check 'API Key' or choose 'Email and Password'.",
		};
	}
	if (authentication === 'accessToken' && status === 401) {
		return {
			message: 'The access token is no longer accepted',
			description:
				"Access tokens end after an hour, and when the user signs in elsewhere. Paste a new one in the credential, or choose 'Email and Password' there, which renews itself.",
		};
	}
	if (authentication === 'login' && status === 401) {
		return {
			message: 'AnyCheck ends the session right after it starts',
			description:
				'Somebody or something else probably signs in with the same user again and again. Give n8n a user of its own.',
		};
	}
	return advice;
}

function withApiWords(description: string, { apiMessage, fields = [] }: ApiProblem): string {
	const lines = fields.map(({ field, message }) => `${field}: ${message}`);
	if (apiMessage !== undefined) lines.push(`AnyCheck says: ${apiMessage}`);
	return [description, ...lines].join('\n');
}
