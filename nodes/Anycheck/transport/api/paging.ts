import { unexpectedResponse } from '../../errors/responseError';
import { isObject, type JsonObject } from '../../json/objects';
import type { ApiClient } from './client';
import type { ApiRequest } from '../http/request';

/** Documented maximum of the folder list; for other lists only the default of 10 is known. */
const PAGE_SIZE = 100;

export interface ListRequest extends Omit<ApiRequest, 'method' | 'body'> {
	/** The field of the response that holds the list; `items` unless given. */
	itemsIn?: string;
}

/** One page of `{ total, items }`. `page_offset` counts items, not pages. */
export async function listPage(
	client: ApiClient,
	{ itemsIn = 'items', ...request }: ListRequest,
	offset: number,
	size: number = PAGE_SIZE,
): Promise<JsonObject[]> {
	const response = await client.request({
		...request,
		method: 'GET',
		query: { ...request.query, page_offset: offset, page_size: size },
	});
	const items = response[itemsIn];
	if (!Array.isArray(items)) throw unexpectedResponse(200, response);
	return items.filter(isObject);
}

/**
 * The list's items up to a limit, page by page until a page brings nothing new. Neither the page's length nor `total`
 * is relied on: the API may give smaller pages than asked for, and the list may change while it is read.
 */
export async function listAll(
	client: ApiClient,
	request: ListRequest,
	limit: number,
): Promise<JsonObject[]> {
	const found = new Map<unknown, JsonObject>();
	for (let offset = 0; found.size < limit;) {
		const size = Math.min(PAGE_SIZE, limit - found.size);
		const items = await listPage(client, request, offset, size);
		const before = found.size;
		for (const item of items) found.set(item.id ?? JSON.stringify(item), item);
		if (found.size === before) break;
		offset += items.length;
	}
	return [...found.values()].slice(0, limit);
}
