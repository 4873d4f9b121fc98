import type { IHttpRequestHelper } from 'n8n-workflow';
import type { ItemError } from '../errors/itemError';
import { noAnswer } from '../errors/noAnswer';
import { refusal, unexpectedAnswer } from '../errors/refusal';
import { isObject } from '../verification/objects';
import type { LoginAccess, Session } from './access';
import { answerOf, EXCHANGE, type Answer } from './answer';

export type HttpRequest = IHttpRequestHelper['helpers']['httpRequest'];

const TIMEOUT_MS = 30_000;
const LOGGING_IN = { subject: 'login', authentication: 'password', isWrite: false };

/**
 * Asks the API for a session: with the refresh token if there is one, else (or when that is not accepted) with
 * e-mail and password, each once. Source: `POST /auth/refresh` and `POST /auth/login` of the vendor's
 * authentication guide, in both documented forms of the answer.
 */
export async function obtainSession(
	http: HttpRequest,
	access: LoginAccess,
): Promise<Session | ItemError> {
	const refreshToken = access.session?.refreshToken ?? '';
	if (refreshToken !== '') {
		const session = sessionIn(
			await post(http, `${access.baseUrl}/auth/refresh`, { refresh_token: refreshToken }),
		);
		if (session !== undefined) return session;
	}
	const { email, password } = access;
	const answer = await post(http, `${access.baseUrl}/auth/login`, { email, password });
	return sessionIn(answer) ?? noSession(answer);
}

async function post(http: HttpRequest, url: string, body: Record<string, string>): Promise<Answer> {
	return await answerOf(http({ ...EXCHANGE, method: 'POST', url, body, timeout: TIMEOUT_MS }));
}

/** `{ access_token, refresh_token }`, bare or (older) inside `{ success, data }`. */
function sessionIn(answer: Answer): Session | undefined {
	if (answer.kind !== 'answered' || answer.status >= 300 || !isObject(answer.body))
		return undefined;
	const tokens = isObject(answer.body.data) ? answer.body.data : answer.body;
	const { access_token: accessToken, refresh_token: refreshToken } = tokens;
	if (typeof accessToken !== 'string' || accessToken === '') return undefined;
	return { accessToken, refreshToken: typeof refreshToken === 'string' ? refreshToken : '' };
}

function noSession(answer: Answer): ItemError {
	if (answer.kind === 'unsent') return answer.reason;
	if (answer.kind === 'unanswered') return noAnswer(answer.networkCode);
	if (answer.status < 300) return unexpectedAnswer(answer.status, answer.body);
	return refusal(answer.status, answer.body, LOGGING_IN);
}
