import {
	alsoAsPage,
	FORBIDDEN,
	KEY_NOT_ENOUGH,
	MORE_THAN_PASSWORD,
	notFound,
	OLD_LINK,
	otherWays,
	REFUSED_PASSWORD,
	SESSION_ENDED,
	TOKEN_ENDED,
	UNKNOWN_FORM,
	WEB_PAGE,
	type Advice,
} from './advice';
import { apiProblemIn, isWebPage, type ApiProblem } from './apiProblem';
import { codeEntry, endsSession, isUnknown, mayPass, networkEntry, statusEntry } from './catalogue';
import { ItemError } from './itemError';

/** How the asking was done, as far as the advice depends on it. */
export interface Circumstances {
	/** What was asked for, e.g. `verification`. */
	subject: string;
	/** `login`, `apiKey` or `accessToken`; `password` while logging in. */
	authentication: string;
	/** Whether a key that the API knows should be enough for it. */
	takesKey: boolean;
	/** Whether the API takes the credential otherwise. */
	isAboutItem?: boolean | undefined;
}

/** The error for a response that refuses. Keeps the API's code, sentence and field errors. */
export function refusal(status: number, body: unknown, circumstances: Circumstances): ItemError {
	const problem = apiProblemIn(body);
	const advice = adviceIn(circumstances, status, problem, isWebPage(body));
	return new ItemError(advice.message, withApiWords(advice.description, problem), {
		httpStatus: status,
		...problem,
		// The next run asks for a new one.
		...(advice === OLD_LINK && { retryable: true }),
	});
}

/** The error for a response of 2xx that is not what the API documents: a web page, broken JSON, another API. */
export function unexpectedResponse(status: number, body: unknown): ItemError {
	const { message, description } = isWebPage(body) ? WEB_PAGE : UNKNOWN_FORM;
	return new ItemError(message, description, { httpStatus: status });
}

/** The error for a login that is answered with something else than a session, such as a question for a second factor. */
export function noTokens(): ItemError {
	const { message, description } = MORE_THAN_PASSWORD;
	return new ItemError(message, description);
}

/** The same for a login, with the other ways to sign in that the API offers. @param takesPassword whether it offers that one */
export function withOtherWays(
	{ message, description, facts }: ItemError,
	ways: readonly string[],
	takesPassword: boolean,
): ItemError {
	const told = takesPassword ? message : MORE_THAN_PASSWORD.message;
	return new ItemError(told, `${description}\n${otherWays(ways)}`, facts);
}

/** The error when no whole response came. @param networkCode e.g. `ECONNRESET` */
export function noResponse(networkCode: string): ItemError {
	const { advice, isSameAgain } = networkEntry(networkCode);
	const facts = { networkCode, ...(isSameAgain && { retryable: false }) };
	return new ItemError(advice.message, advice.description, facts);
}

/** The error of a request that was never sent, because everybody pauses for longer than it may wait. */
export function neverSent(): ItemError {
	const { message, description } = statusEntry(429).advice;
	return new ItemError(message, description, { retryable: true });
}

/** The first that fits: advice about what was asked for, about who asks, and then what the catalogue says in general. */
function adviceIn(
	{ subject, authentication, takesKey, isAboutItem }: Circumstances,
	status: number,
	{ errorCode = '', fields }: ApiProblem,
	isPage: boolean,
): Advice {
	const byStatus = statusEntry(status);
	const byCode = codeEntry(errorCode);
	if (subject === 'file' && byStatus.endsLink && byCode.endsLink) return OLD_LINK;
	if (isPage && subject !== 'file' && !byStatus.isOfTheWay) {
		const isHint = byStatus.asPageToo === true || mayPass(status, '');
		return isHint ? alsoAsPage(byStatus.advice) : WEB_PAGE;
	}
	const isMissing = errorCode.endsWith('NOT_FOUND') || (status === 404 && isUnknown(errorCode));
	if (authentication === 'password') {
		if (isMissing || (byStatus.refusesLogin && byCode.isVague)) return REFUSED_PASSWORD;
		if (isUnknown(errorCode) && !mayPass(status, errorCode)) return MORE_THAN_PASSWORD;
	}
	if (isMissing) return notFound(subject);
	const isAboutWho =
		byStatus.isAboutWho === true || (byCode.fault === 'credential' && byStatus.effect !== 'retry');
	if (authentication === 'apiKey' && !takesKey && isAboutWho && byCode.isVague) {
		return KEY_NOT_ENOUGH;
	}
	if (isAboutItem && (byCode.isVague || byCode.endsSession)) return FORBIDDEN;
	if (endsSession(status, errorCode) && (byCode.isVague || byCode.endsSession)) {
		if (authentication === 'accessToken') return TOKEN_ENDED;
		if (authentication === 'login') return SESSION_ENDED;
	}
	const saysNothing = errorCode === '' || (byCode.needsFields && fields === undefined);
	if (saysNothing) return byStatus.withoutCode?.advice ?? byStatus.advice;
	if (byStatus.asksForLess === 'always') return byCode.whenLimited ?? byStatus.advice;
	return byCode.advice ?? byStatus.advice;
}

function withApiWords(
	description: string,
	{ errorCode, apiMessage, fields = [] }: ApiProblem,
): string {
	const lines = fields.map(({ field, message }) => `${field}: ${message}`);
	const speaker = errorCode === undefined ? 'The answer' : 'AnyCheck';
	if (apiMessage !== undefined) lines.push(`${speaker} says: ${apiMessage}`);
	return [description, ...lines].join('\n');
}
