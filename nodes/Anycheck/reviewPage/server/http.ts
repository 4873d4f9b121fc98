import type { IWebhookFunctions } from 'n8n-workflow';
import { isObject, type JsonObject } from '../../json/objects';
import { pageHeaders, readCode, withoutCode } from '../page';

/** What somebody's browser asks of the page. */
export interface PageRequest {
	isPost: boolean;
	/** Only the headers are wanted. */
	isHead: boolean;
	/** The API's own report of a change: AnyCheck has the address too where Create reports to it. A form is never JSON. */
	isReport: boolean;
	/** Which item; undefined for the list of those that are asked about. */
	item: number | undefined;
	/** Which document of the item; undefined for the page itself. */
	document: number | undefined;
	/** Proof that the access code was typed; empty without. */
	codeProof: string;
	/** The browser comes back from where it was sent to sign in, or to keep a cookie. */
	isBack: boolean;
	/** The item that was decided just before; undefined where it was none. */
	after: number | undefined;
	/** The code that was typed; empty without. */
	code: string;
	/** All else that was sent: what is given back, in a page or a memory, must not hold a code. */
	body: JsonObject;
	/** The page's address with other parameters of ours; n8n's own (the signature) are kept. */
	href(parameters: PageParameters): string;
}

/** The parameters of the page's addresses; all others belong to n8n. */
export interface PageParameters {
	item?: number;
	document?: number;
	/** Proof that the access code was typed. */
	pass?: string;
	/** See `isBack`. */
	back?: 1;
	/** See `after`. */
	after?: number;
}

const OUR_PARAMETERS = new Set(['item', 'document', 'pass', 'back', 'after']);

/** @param asked the items that people are asked about; where it is one, its page is all there is */
export function readPageRequest(context: IWebhookFunctions, asked: readonly number[]): PageRequest {
	const query = isObject(context.getQueryData()) ? (context.getQueryData() as JsonObject) : {};
	const body: unknown = context.getBodyData();
	const foreign = Object.entries(query).filter(([name]) => !OUR_PARAMETERS.has(name));
	const { method } = context.getRequestObject();
	const isPost = method === 'POST';
	const { 'content-type': type = '' } = context.getHeaderData();
	return {
		isPost,
		isHead: method === 'HEAD',
		isReport: isPost && String(type).includes('json'),
		item: numberIn(query.item, 1_000_000) ?? (asked.length === 1 ? asked[0] : undefined),
		document: numberIn(query.document, 1000),
		codeProof: typeof query.pass === 'string' ? query.pass : '',
		after: numberIn(query.after, 1_000_000),
		isBack: query.back === '1',
		code: isPost && isObject(body) ? readCode(body) : '',
		body: isObject(body) ? withoutCode(body) : {},
		href: (parameters) => {
			const search = new URLSearchParams();
			for (const [name, value] of [...foreign, ...Object.entries(parameters)]) {
				search.append(name, String(value));
			}
			return `?${search.toString()}`;
		},
	};
}

function numberIn(value: unknown, below: number): number | undefined {
	const number = typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : NaN;
	return number < below ? number : undefined;
}

/**
 * Status of a form that was not saved and is given back. Not 502 or 503: proxies put pages of their own in the place of
 * those, and what was typed would be gone.
 */
export const NOT_SAVED = 422;

/** Answers with a page. We write the response, because n8n would replace the page's security headers with its own. */
export function sendPage(context: IWebhookFunctions, status: number, html: string): void {
	const response = context.getResponseObject();
	response.status(status);
	// n8n lets every site read what a waiting workflow answers.
	response.removeHeader('Access-Control-Allow-Origin');
	for (const [name, value] of Object.entries(pageHeaders())) response.setHeader(name, value);
	response.end(html);
}

/** A cookie of this page alone, out of the reach of scripts. Without `seconds` it ends with the browser. */
export function setCookie(
	context: IWebhookFunctions,
	name: string,
	value: string,
	seconds?: number,
): void {
	const address = pageAddress(context);
	const age = seconds === undefined ? [] : [`Max-Age=${seconds}`];
	const attributes = [`Path=${address.pathname}`, ...age, 'HttpOnly', 'SameSite=Lax'];
	if (address.protocol === 'https:') attributes.push('Secure');
	context.getResponseObject().append('Set-Cookie', [`${name}=${value}`, ...attributes].join('; '));
}

/** The page's whole address, as the reviewer got it. */
export function pageAddress(context: IWebhookFunctions): URL {
	return new URL(String(context.evaluateExpression('{{ $execution.resumeUrl }}')));
}

/** All cookies that came, also several of one name. */
export function cookiesIn(context: IWebhookFunctions): Array<[name: string, value: string]> {
	const { cookie } = context.getHeaderData();
	if (typeof cookie !== 'string') return [];
	return cookie.split(';').map((pair): [string, string] => {
		const at = pair.indexOf('=');
		return at === -1 ? [pair.trim(), ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
	});
}

/** Sends the browser on to another address. */
export function redirect(context: IWebhookFunctions, href: string): void {
	const response = context.getResponseObject();
	response.removeHeader('Access-Control-Allow-Origin');
	response.setHeader('Cache-Control', 'no-store');
	response.setHeader('Referrer-Policy', 'no-referrer');
	response.redirect(303, href);
}
