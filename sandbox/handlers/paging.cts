import { ApiProblem } from '../errors.cts';
import type { SandboxOptions } from '../options.cts';
import type { JsonObject } from '../types.cts';

interface Paging {
	page_offset?: number;
	page_size?: number;
}

/** One page of a list: offset and size count items. */
export function pageOf<Item>(
	all: Item[],
	{ page_offset = 0, page_size = 10 }: Paging,
	options: SandboxOptions,
): { total: number; items: Item[] } {
	if (options.refusesLargePages && page_size > options.maximumPageSize) {
		throw new ApiProblem('INVALID_REQUEST', 'The page is too large');
	}
	const from = Math.max(0, page_offset);
	const size = Math.min(Math.max(0, page_size), options.maximumPageSize);
	return { total: all.length, items: all.slice(from, from + size) };
}

/** A list whose paging is not documented: paged like the others, or whole. */
export function undocumentedPageOf<Item>(
	all: Item[],
	query: JsonObject,
	options: SandboxOptions,
): { total: number; items: Item[] } {
	if (options.refusesUndocumentedQuery && Object.keys(query).length > 0) {
		throw new ApiProblem('INVALID_REQUEST', 'There is no such parameter');
	}
	if (!options.undocumentedPaging) return { total: all.length, items: all };
	const paging: Paging = {};
	if (query['page_offset'] !== undefined) paging.page_offset = Number(query['page_offset']);
	if (query['page_size'] !== undefined) paging.page_size = Number(query['page_size']);
	return pageOf(all, paging, options);
}
