import type { IWebhookFunctions } from 'n8n-workflow';
import { isObject, type JsonObject } from '../../json/objects';

/** What somebody's browser asks of the page. */
export interface PageCall {
	isPost: boolean;
	/** The API's own report of a change: AnyCheck has the address too where Create reports to it. A form is never JSON. */
	isReport: boolean;
	/** Which item; undefined for the list of those that are asked about. */
	item: number | undefined;
	/** Which document of the item; undefined for the page itself. */
	document: number | undefined;
	/** Proof that the access code was typed; empty without. */
	pass: string;
	body: JsonObject;
	/** The page's address with other parameters of ours; n8n's own (the signature) are kept. */
	href(parameters: Readonly<Record<string, string | number>>): string;
}

/** Ours among the parameters; all others belong to n8n. */
const OWN = new Set(['item', 'document', 'pass']);

/** @param asked the items that are asked about: a page of its own is all there is where it is one */
export function pageCall(context: IWebhookFunctions, asked: readonly number[]): PageCall {
	const query = isObject(context.getQueryData()) ? (context.getQueryData() as JsonObject) : {};
	const body: unknown = context.getBodyData();
	const foreign = Object.entries(query).filter(([name]) => !OWN.has(name));
	const isPost = context.getRequestObject().method === 'POST';
	const { 'content-type': type = '' } = context.getHeaderData();
	return {
		isPost,
		isReport: isPost && String(type).includes('json'),
		item: numberIn(query.item, 1_000_000) ?? (asked.length === 1 ? asked[0] : undefined),
		document: numberIn(query.document, 1000),
		pass: typeof query.pass === 'string' ? query.pass : '',
		body: isObject(body) ? body : {},
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
