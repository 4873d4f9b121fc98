import type { JsonObject } from '../../json/objects';
import { getOne, type ApiClient } from './client';
import { listAll, type ListListener } from './paging';

/** `GET /services/{id}`. @throws ItemError */
export async function getService(client: ApiClient, id: string): Promise<JsonObject> {
	return await getOne(client, ['services', id], 'service');
}

/** The services, up to a limit. That they come in pages is not documented: whole or paged, all are found. @throws ItemError */
export async function listServices(
	client: ApiClient,
	limit: number,
	told?: ListListener,
): Promise<JsonObject[]> {
	const list = { path: ['services'], subject: 'list of services', takesKey: true };
	return await listAll(client, list, limit, told);
}
