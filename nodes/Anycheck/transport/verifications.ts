import type { IDataObject } from 'n8n-workflow';
import type { JsonObject } from '../verification/objects';
import type { ApiClient } from './client';
import type { ApiOutcome, ApiRequest } from './exchange';
import { listAll, listPage, type ListRequest } from './paging';

/** `GET /verifications/{id}`. @throws ItemError */
export async function getVerification(client: ApiClient, id: string): Promise<JsonObject> {
	return await client.request({ ...oneVerification(id), method: 'GET' });
}

/** `PUT /verifications/{id}`. @throws ItemError */
export async function putVerification(
	client: ApiClient,
	id: string,
	body: IDataObject,
	settle: NonNullable<ApiRequest['settle']>,
): Promise<ApiOutcome> {
	return await client.send({ ...oneVerification(id), method: 'PUT', body, settle });
}

/** The verifications of a result group, up to a limit. @throws ItemError */
export async function listVerifications(
	client: ApiClient,
	resultId: string,
	limit: number,
): Promise<JsonObject[]> {
	return await listAll(client, verificationsOf(resultId), limit);
}

/** Some verifications of a result group. @param offset how many to skip @throws ItemError */
export async function verificationsPage(
	client: ApiClient,
	resultId: string,
	offset: number,
): Promise<JsonObject[]> {
	return await listPage(client, verificationsOf(resultId), offset);
}

function oneVerification(id: string): Pick<ApiRequest, 'path' | 'subject' | 'accepts'> {
	// An answer about anything else, whatever its status, does not tell what became of this verification.
	const accepts = (resource: JsonObject) => String(resource.id).toLowerCase() === id;
	return { path: ['verifications', id], subject: 'verification', accepts };
}

function verificationsOf(resultId: string): ListRequest {
	return { path: ['verifications'], query: { result_id: resultId }, subject: 'result group' };
}
