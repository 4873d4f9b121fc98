import type { JsonObject } from '../../json/objects';
import { hasId } from '../http/request';
import { getOne, type ApiClient } from './client';
import { listAll, listPage, type ListListener, type ListRequest } from './paging';

/** `POST /folders`. The API chooses the group. @throws ItemError */
export async function createFolder(client: ApiClient, name: string): Promise<JsonObject> {
	return await client.request({
		method: 'POST',
		path: ['folders'],
		body: { name },
		subject: 'folder',
		accepts: hasId,
		takesKey: true,
	});
}

/** `GET /folders/{id}`. @throws ItemError */
export async function getFolder(client: ApiClient, id: string): Promise<JsonObject> {
	return await getOne(client, ['folders', id], 'folder');
}

/** The folders of a group, up to a limit. @param search part of the name, or empty @throws ItemError */
export async function listFolders(
	client: ApiClient,
	groupId: string,
	search: string,
	limit: number,
	told?: ListListener,
): Promise<JsonObject[]> {
	return await listAll(client, foldersOf(groupId, search), limit, told);
}

/** Some folders of a group. @param offset how many to skip @throws ItemError */
export async function foldersPage(
	client: ApiClient,
	groupId: string,
	search: string,
	offset: number,
): Promise<JsonObject[]> {
	return await listPage(client, foldersOf(groupId, search), offset);
}

function foldersOf(groupId: string, search: string): ListRequest {
	const query = search === '' ? {} : { search };
	return { path: ['groups', groupId, 'folders'], query, subject: 'group', takesKey: true };
}
