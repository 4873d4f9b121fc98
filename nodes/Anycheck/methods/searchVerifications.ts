import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { asItemError, toNodeError } from '../errors/nodeError';
import { createClient } from '../transport/client';
import { listPage } from '../transport/paging';
import { idFrom } from '../verification/id';
import type { JsonObject } from '../verification/objects';
import { simplify, VERIFICATION_FIELDS } from '../verification/simplify';

const PAGE_SIZE = 100;

/**
 * The editor's list of verifications: those of the result group in 'Result ID', page by page, newest page last as
 * the API gives them. The API cannot search, so the search looks at service, status and id of each page.
 */
export async function searchVerifications(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const offset = Number(paginationToken ?? 0);
	try {
		const resultId = idFrom(this.getCurrentNodeParameter('resultId'), 'Result ID', 'result');
		const request = {
			path: ['verifications'],
			query: { result_id: resultId },
			subject: 'result group',
		};
		const items = await listPage(await createClient(this), request, offset, PAGE_SIZE);
		const isLast = items.length === 0;
		return {
			results: items.map(entry).filter(matches(filter)),
			...(!isLast && { paginationToken: String(offset + items.length) }),
		};
	} catch (error) {
		throw toNodeError(this.getNode(), asItemError(error), 0);
	}
}

/** Service, status and date, and the end of the id to tell similar ones apart. Nothing about the person. */
function entry(verification: JsonObject): INodeListSearchItems {
	const {
		id,
		status,
		service_name: service,
		created_at: created,
	} = simplify(verification, VERIFICATION_FIELDS);
	const value = String(id);
	const parts = [service, status, String(created ?? '').slice(0, 10), `…${value.slice(-6)}`];
	return { name: parts.filter(Boolean).join(' · '), value };
}

function matches(filter = ''): (item: INodeListSearchItems) => boolean {
	const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
	return ({ name, value }) => {
		const text = `${name} ${value}`.toLowerCase().replaceAll('_', ' ');
		return words.every((word) => text.includes(word.replaceAll('_', ' ')));
	};
}
