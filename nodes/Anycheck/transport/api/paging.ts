import { ItemError } from '../../errors/itemError';
import { asItemError } from '../../errors/nodeError';
import { unexpectedResponse } from '../../errors/responseError';
import { isObject, type JsonObject } from '../../json/objects';
import type { ApiClient } from './client';
import type { ApiRequest } from '../http/request';

/**
 * How many items to ask for. The folder list documents a maximum of 100, the other lists only their default of 10, and that of
 * services no query at all: where one is refused the next is tried, and the last is to ask for no page.
 */
const PAGE_SIZES = [100, 10, undefined] as const;
type PageSize = number | undefined;

export interface ListRequest extends Omit<ApiRequest, 'method' | 'body' | 'path'> {
	path: readonly string[];
	/** The field of the response that holds the list; `items` unless given. */
	itemsIn?: string;
}

/** What the API says of a list beside its items. */
export interface ListFacts {
	/** How many items there are, if it says so. */
	total?: number;
	/** Of a result group only. */
	overallStatus?: unknown;
	/** Whether it did not give all that were asked for. */
	isIncomplete: boolean;
	/** How many it gave. */
	found: number;
}

export type ListListener = (facts: ListFacts) => void;

interface Page {
	items: JsonObject[];
	response: JsonObject;
	/** What was asked for. */
	size: PageSize;
}

/** Some items of a list. @param offset how many to skip @throws ItemError */
export async function listPage(
	client: ApiClient,
	request: ListRequest,
	offset: number,
): Promise<JsonObject[]> {
	return (await pageOf(client, request, offset, PAGE_SIZES)).items;
}

/**
 * The list's items up to a limit, page by page until a page brings nothing new. Neither the page's length nor `total`
 * is relied on: the API may give smaller pages than asked for, and the list may change while it is read.
 *
 * @param told hears what the API says of the list once it has been read
 * @throws ItemError
 */
export async function listAll(
	client: ApiClient,
	request: ListRequest,
	limit: number,
	told: ListListener = () => undefined,
): Promise<JsonObject[]> {
	const found = new Map<unknown, JsonObject>();
	let sizes: readonly PageSize[] = PAGE_SIZES;
	let last: JsonObject = {};
	for (let offset = 0; found.size < limit;) {
		const left = limit - found.size;
		const wanted = sizes.map((size) => size && Math.min(size, left));
		const { items, response, size } = await pageOf(client, request, offset, [...new Set(wanted)]);
		sizes = sizes.slice(wanted.indexOf(size));
		last = response;
		const before = found.size;
		for (const item of items) found.set(item.id ?? JSON.stringify(item), item);
		if (found.size === before || size === undefined) break;
		offset += items.length;
	}
	told(factsOf(last, found.size, limit));
	return [...found.values()].slice(0, limit);
}

function factsOf(response: JsonObject, found: number, limit: number): ListFacts {
	const { pagination, overall_status: overallStatus } = response;
	const total = response.total ?? (isObject(pagination) ? pagination.total : undefined);
	if (typeof total !== 'number') return { overallStatus, isIncomplete: false, found };
	return { total, overallStatus, isIncomplete: found < Math.min(total, limit), found };
}

/** @param sizes tried one after the other until one is not refused @throws ItemError what was said of the first */
async function pageOf(
	client: ApiClient,
	request: ListRequest,
	offset: number,
	sizes: readonly PageSize[],
): Promise<Page> {
	const refusals: ItemError[] = [];
	for (const size of sizes) {
		const page = await ask(client, request, offset, size).catch(refusalOfPaging);
		if (!(page instanceof ItemError)) return page;
		refusals.push(page);
	}
	throw refusals[0] ?? unexpectedResponse(200, undefined);
}

/** `page_offset` counts items, not pages. */
async function ask(
	client: ApiClient,
	{ itemsIn = 'items', ...request }: ListRequest,
	offset: number,
	size: PageSize,
): Promise<Page> {
	const paging = size === undefined ? {} : { page_offset: offset, page_size: size };
	const query = { ...request.query, ...paging };
	const response = await client.request({ ...request, method: 'GET', query });
	// The vendor's sister product names a list after what is in it, as the path does.
	const items = [itemsIn, ...request.path].map((name) => response[name]).find(Array.isArray);
	if (!Array.isArray(items)) throw unexpectedResponse(200, response);
	return { items: items.filter(isObject), response, size };
}

/** The error when it may be about the page: about what is in the request, unless the API names something else. */
function refusalOfPaging(error: unknown): ItemError {
	const refusal = asItemError(error);
	const { httpStatus, errorCode = '', fields = [] } = refusal.facts;
	const isAboutRequest =
		['INVALID_REQUEST', 'INVALID_VALUE', 'INVALID_INPUT'].includes(errorCode) ||
		(errorCode === '' && (httpStatus === 400 || httpStatus === 422));
	const isAboutPage = fields.length === 0 || fields.some(({ field }) => field.startsWith('page'));
	if (isAboutRequest && isAboutPage) return refusal;
	throw refusal;
}
