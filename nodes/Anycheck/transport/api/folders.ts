import { isGone, ItemError } from '../../errors/itemError';
import { asItemError } from '../../errors/nodeError';
import { isObject, type JsonObject } from '../../json/objects';
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
	return await inGroup(client, groupId, async (group) =>
		listAll(client, foldersOf(group, search), limit, told),
	);
}

/** Some folders of a group. @param offset how many to skip @throws ItemError */
export async function foldersPage(
	client: ApiClient,
	groupId: string,
	search: string,
	offset: number,
): Promise<JsonObject[]> {
	return await inGroup(client, groupId, async (group) =>
		listPage(client, foldersOf(group, search), offset),
	);
}

/** The ID may be that of a folder in the group: the API shows the ID of a group nowhere else. */
async function inGroup(
	client: ApiClient,
	id: string,
	list: (groupId: string) => Promise<JsonObject[]>,
): Promise<JsonObject[]> {
	const found = await list(id).catch(asItemError);
	const isFound = !(found instanceof ItemError);
	if (isFound ? found.length > 0 : !isGone(found)) return resultOf(found);
	const folder = await getFolder(client, id).catch(() => undefined);
	const group = isObject(folder?.group) ? folder.group.id : undefined;
	return typeof group === 'string' ? await list(group) : resultOf(found);
}

function resultOf(found: JsonObject[] | ItemError): JsonObject[] {
	if (found instanceof ItemError) throw found;
	return found;
}

function foldersOf(groupId: string, search: string): ListRequest {
	const query = search === '' ? {} : { search };
	return { path: ['groups', groupId, 'folders'], query, subject: 'group', takesKey: true };
}
