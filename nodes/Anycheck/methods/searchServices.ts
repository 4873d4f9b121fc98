import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { listServices } from '../transport/api/services';
import type { JsonObject } from '../json/objects';
import { entryOf, unlike } from './entries';
import { listEntries, type Listing } from './listEntries';

/** All of them at once: an API that does not page them would give the first page again and again. */
const LISTING: Listing = {
	nothing: 'There are no services: ask Fintelite about them',
	page: async (client) => {
		const services = await listServices(client, Number.POSITIVE_INFINITY);
		return { entries: services.map(entry) };
	},
};

/** The editor's list of services. The API cannot search, so a search looks at name, code and id. */
export async function searchServices(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await listEntries(this, LISTING, filter);
}

function entry({ id, name, code, is_enabled: isEnabled }: JsonObject): INodeListSearchItems {
	return entryOf(id, name, unlike(name, code), isEnabled === false && 'Not Enabled');
}
