import { plainText } from '../../json/objects';

/** The longest pause a server may ask for; more is taken for nonsense and cut to this. */
export const MAX_PAUSE_MS = 120_000;

type Headers = Readonly<Record<string, unknown>>;

/**
 * How long the server asks to wait, in milliseconds; undefined when it does not say, or says nonsense.
 * `Retry-After` counts in seconds or names a date (RFC 9110); `X-RateLimit-Reset` is a Unix time in seconds and
 * counts only when `X-RateLimit-Remaining` is 0 or the request was refused (older generation of the API's documents).
 */
export function pauseAskedFor(
	headers: Headers,
	now: number,
	isRefused: boolean,
): number | undefined {
	const retryAfter = plainText(headers['retry-after']);
	const asked = retryAfter === '' ? undefined : afterOf(retryAfter, now);
	if (asked !== undefined) return bounded(asked);
	if (!isRefused && plainText(headers['x-ratelimit-remaining']) !== '0') return undefined;
	const reset = plainText(headers['x-ratelimit-reset']);
	return /^\d{9,11}$/.test(reset) ? bounded(Number(reset) * 1000 - now) : undefined;
}

function afterOf(value: string, now: number): number | undefined {
	if (/^\d+(\.\d+)?$/.test(value)) return Number(value) * 1000;
	// A date names its year; `Date.parse` alone would also make one of "-5".
	const date = /\d{4}/.test(value) ? Date.parse(value) : Number.NaN;
	return Number.isNaN(date) ? undefined : date - now;
}

function bounded(ms: number): number {
	return Math.min(Math.max(ms, 0), MAX_PAUSE_MS);
}
