import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { foldersPage } from '../transport/api/folders';
import { entryOf, idAbove, pageOf } from './entries';
import { listEntries, type Listing } from './listEntries';

/** The editor's list of folders: those of the group in 'Group ID', page by page, searched by the API. */
export async function searchFolders(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const search = filter.trim();
	const listing: Listing = {
		nothing: 'There are no folders in this group: create one first',
		isSearched: true,
		page: async (client, offset) => {
			const groupId = idAbove(this, 'groupId', 'Group ID', 'group');
			const found = await foldersPage(client, groupId, search, offset);
			return pageOf(found, offset, ({ id, name }) => entryOf(id, name));
		},
	};
	return await listEntries(this, listing, search, paginationToken);
}
