import type { IHttpRequestHelper } from 'n8n-workflow';
import { saysNo } from '../../errors/apiProblem';
import { isTransient, saysNothing, type ItemError } from '../../errors/itemError';
import { noTokens, withOtherWays } from '../../errors/responseError';
import { isObject } from '../../json/objects';
import type { LoginAccess, Session } from './credential';
import { exchange } from '../http/exchange';
import { errorFrom, type HttpResult } from '../http/response';
import { retryAfter } from '../http/retryPolicy';

export type HttpRequest = IHttpRequestHelper['helpers']['httpRequest'];

const TIMEOUT_MS = 30_000;

/** What it would tell is not worth a longer wait. */
const METHODS_TIMEOUT_MS = 5_000;

/**
 * Asks the API for a session: with the refresh token if there is one, else (or when that is not accepted) with e-mail and
 * password, each once; in between it looks whether a session has turned up elsewhere. After a refusal it asks once for the
 * other ways of signing in. Source: `POST /auth/refresh` and
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
	const session = sessionIn(result);
	if (session !== undefined) return session;
	const reason = isWithoutTokens(result) ? noTokens() : noSession(result);
	return saysNothing(reason) ? reason : await withMethods(http, access.baseUrl, reason);
}

/** Whether the login succeeded, but gave no session: a second factor is not documented, yet recommended. */
function isWithoutTokens(result: HttpResult): boolean {
	if (result.kind !== 'response' || result.status >= 300) return false;
	return isObject(result.body) && !saysNo(result.body);
}

/** The reason, and what other ways of signing in `GET /auth/methods` names. */
async function withMethods(
	http: HttpRequest,
	baseUrl: string,
	reason: ItemError,
): Promise<ItemError> {
	const url = `${baseUrl}/auth/methods`;
	const result = await exchange(http, { method: 'GET', url, timeout: METHODS_TIMEOUT_MS });
	if (result.kind !== 'response' || result.status >= 300 || !isObject(result.body)) return reason;
	const methods = Object.entries(result.body);
	const isOffered = (way: unknown, enabled: boolean) => isObject(way) && way.enabled === enabled;
	const others = methods
		.filter(([name, way]) => /^[A-Z\d_]{1,30}$/.test(name) && isOffered(way, true))
		.map(([name]) => name)
		.filter((name) => name !== 'PASSWORD');
	const takesPassword = !isOffered(result.body.PASSWORD, false);
	return others.length > 0 ? withOtherWays(reason, others, takesPassword) : reason;
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
