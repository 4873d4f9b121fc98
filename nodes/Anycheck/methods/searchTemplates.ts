import type {
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { listTemplates } from '../transport/api/templates';
import type { JsonObject } from '../json/objects';
import { entryOf } from './entries';
import { listEntries, type Listing } from './listEntries';

/** All of them at once: an API that does not page them would give the first page again and again. */
const LISTING: Listing = {
	nothing: 'There are no templates: create one first',
	page: async (client) => {
		// One after the other: where the first is refused, nobody waits for the second.
		const custom = await listTemplates(client, 'CUSTOM', Number.POSITIVE_INFINITY);
		const prebuilt = await listTemplates(client, 'PREBUILT', Number.POSITIVE_INFINITY);
		return { entries: [...custom.map(labelled('Custom')), ...prebuilt.map(labelled('Prebuilt'))] };
	},
};

/** The editor's list of templates, the organization's own first. The API cannot search, so a search looks at what is shown. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await listEntries(this, LISTING, filter);
}

function labelled(type: string): (template: JsonObject) => INodeListSearchItems {
	return ({ id, name }) => entryOf(id, name, type);
}
