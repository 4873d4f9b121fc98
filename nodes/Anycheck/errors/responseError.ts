import {
	alsoAsPage,
	FORBIDDEN,
	KEY_NOT_ENOUGH,
	notFound,
	OLD_LINK,
	REFUSED_PASSWORD,
	SESSION_ENDED,
	TOKEN_ENDED,
	UNKNOWN_FORM,
	WEB_PAGE,
	type Advice,
} from './advice';
import { apiProblemIn, isWebPage, type ApiProblem } from './apiProblem';
import { codeEntry, mayPass, networkEntry, statusEntry } from './catalogue';
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
	if (errorCode !== '' && (status === 404 || errorCode.endsWith('NOT_FOUND'))) {
		return notFound(subject);
	}
	if (authentication === 'password' && byStatus.refusesLogin && byCode.isVague) {
		return REFUSED_PASSWORD;
	}
	if (authentication === 'apiKey' && !takesKey && byStatus.isAboutWho && byCode.isVague) {
		return KEY_NOT_ENOUGH;
	}
	if (isAboutItem && (byCode.isVague || byCode.endsSession)) return FORBIDDEN;
	if (byStatus.endsSession && (byCode.isVague || byCode.endsSession)) {
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
