import type { IHttpRequestHelper } from 'n8n-workflow';
import { isTransient, type ItemError } from '../../errors/itemError';
import { isObject } from '../../json/objects';
import type { LoginAccess, Session } from './credential';
import { exchange } from '../http/exchange';
import { errorFrom, type HttpResult } from '../http/response';
import { retryAfter } from '../http/retryPolicy';

export type HttpRequest = IHttpRequestHelper['helpers']['httpRequest'];

const TIMEOUT_MS = 30_000;

/**
 * Asks the API for a session: with the refresh token if there is one, else (or when that is not accepted) with e-mail and
 * password, each once; in between it looks whether a session has turned up elsewhere. Source: `POST /auth/refresh` and
 * `POST /auth/login` of the vendor's authentication guide, in both documented forms of the response.
 */
export async function obtainSession(
	http: HttpRequest,
	access: LoginAccess,
	elsewhere: () => Promise<Session | undefined>,
): Promise<Session | ItemError> {
	const refreshToken = access.session?.refreshToken ?? '';
	if (refreshToken !== '') {
		const url = `${access.baseUrl}/auth/refresh`;
		const result = await post(http, url, { refresh_token: refreshToken });
		const session = sessionIn(result);
		if (session !== undefined) return session;
		// An API that is busy or away would not take a password either.
		const reason = noSession(result);
		if (isTransient(reason)) return reason;
		const found = await elsewhere();
		if (found !== undefined) return found;
	}
	const { email, password } = access;
	const result = await post(http, `${access.baseUrl}/auth/login`, { email, password });
	return sessionIn(result) ?? noSession(result);
}

async function post(
	http: HttpRequest,
	url: string,
	body: Record<string, string>,
): Promise<HttpResult> {
	return await exchange(http, { method: 'POST', url, body, timeout: TIMEOUT_MS });
}

/** `{ access_token, refresh_token }`, bare or (older) inside `{ success, data }`. */
function sessionIn(result: HttpResult): Session | undefined {
	if (result.kind !== 'response' || result.status >= 300 || !isObject(result.body))
		return undefined;
	const tokens = isObject(result.body.data) ? result.body.data : result.body;
	const { access_token: accessToken, refresh_token: refreshToken } = tokens;
	if (typeof accessToken !== 'string' || accessToken === '') return undefined;
	return { accessToken, refreshToken: typeof refreshToken === 'string' ? refreshToken : '' };
}

function noSession(result: HttpResult): ItemError {
	const error = errorFrom(result, { subject: 'login' }, 'password');
	if (result.kind !== 'response' || !isTransient(error)) return error;
	const retryAfterMs = retryAfter(result.headers, Date.now(), true);
	return retryAfterMs === undefined ? error : error.with({ retryAfterMs });
}
