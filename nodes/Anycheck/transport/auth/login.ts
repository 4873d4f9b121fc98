import type { IHttpRequestHelper } from 'n8n-workflow';
import { isTransient, ItemError } from '../../errors/itemError';
import { isObject } from '../../json/objects';
import type { LoginAccess, Session } from './access';
import { answerOf, EXCHANGE, type OwnAnswer } from '../http/answer';
import { answerError } from '../http/answerError';
import { pauseAskedFor } from '../http/retryAfter';

export type HttpRequest = IHttpRequestHelper['helpers']['httpRequest'];

const TIMEOUT_MS = 30_000;

/**
 * Asks the API for a session: with the refresh token if there is one, else (or when that is not accepted) with
 * e-mail and password, each once; in between it looks whether a session has turned up elsewhere. Source: `POST /auth/refresh` and `POST /auth/login` of the vendor's
 * authentication guide, in both documented forms of the answer.
 */
export async function obtainSession(
	http: HttpRequest,
	access: LoginAccess,
	elsewhere: () => Promise<Session | undefined>,
): Promise<Session | ItemError> {
	const refreshToken = access.session?.refreshToken ?? '';
	if (refreshToken !== '') {
		const url = `${access.baseUrl}/auth/refresh`;
		const answer = await post(http, url, { refresh_token: refreshToken });
		const session = sessionIn(answer);
		if (session !== undefined) return session;
		// An API that is busy or away would not take a password either.
		const reason = noSession(answer);
		if (isTransient(reason)) return reason;
		const found = await elsewhere();
		if (found !== undefined) return found;
	}
	const { email, password } = access;
	const answer = await post(http, `${access.baseUrl}/auth/login`, { email, password });
	return sessionIn(answer) ?? noSession(answer);
}

async function post(
	http: HttpRequest,
	url: string,
	body: Record<string, string>,
): Promise<OwnAnswer> {
	return await answerOf(http({ ...EXCHANGE, method: 'POST', url, body, timeout: TIMEOUT_MS }));
}

/** `{ access_token, refresh_token }`, bare or (older) inside `{ success, data }`. */
function sessionIn(answer: OwnAnswer): Session | undefined {
	if (answer.kind !== 'answered' || answer.status >= 300 || !isObject(answer.body))
		return undefined;
	const tokens = isObject(answer.body.data) ? answer.body.data : answer.body;
	const { access_token: accessToken, refresh_token: refreshToken } = tokens;
	if (typeof accessToken !== 'string' || accessToken === '') return undefined;
	return { accessToken, refreshToken: typeof refreshToken === 'string' ? refreshToken : '' };
}

function noSession(answer: OwnAnswer): ItemError {
	const error = answerError(answer, { subject: 'login', method: 'GET' }, 'password');
	if (answer.kind !== 'answered' || !isTransient(error)) return error;
	const retryAfterMs = pauseAskedFor(answer.headers, Date.now(), true);
	if (retryAfterMs === undefined) return error;
	return new ItemError(error.message, error.description, { ...error.facts, retryAfterMs });
}
