import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { verificationsPage } from '../transport/api/verifications';
import type { JsonObject } from '../json/objects';
import { simplify, VERIFICATION_FIELDS } from '../fields/outputShapes';
import { entryOf, idAbove, pageOf } from './entries';
import { listEntries, type Listing } from './listEntries';

/**
 * The editor's list of verifications: those of the result group in 'Result ID', page by page. The API cannot search, so
 * a search looks at service, status, date and id.
 */
export async function searchVerifications(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const listing: Listing = {
		nothing: 'There are no verifications in this result group',
		page: async (client, offset) => {
			const resultId = idAbove(this, 'resultId', 'Result ID', 'result');
			return pageOf(await verificationsPage(client, resultId, offset), offset, entry);
		},
	};
	return await listEntries(this, listing, filter, paginationToken);
}

/** Service, the end of the id to tell similar ones apart, status and date. Nothing about the person. */
function entry(verification: JsonObject): INodeListSearchItems {
	const {
		id,
		status,
		service_name: service,
		created_at: created,
	} = simplify(verification, VERIFICATION_FIELDS);
	const date = String(created ?? '').slice(0, 10);
	return entryOf(id, service, `…${String(id).slice(-6)}`, inWords(status), date);
}

/** As the node's other fields say it: `NEED_REVIEW` is Need Review. */
function inWords(status: unknown): string {
	const words = typeof status === 'string' ? status.toLowerCase().split('_') : [];
	return words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`).join(' ');
}
