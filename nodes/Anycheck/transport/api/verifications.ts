import type { IDataObject } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import type { JsonObject } from '../../json/objects';
import { getOne, type ApiClient } from './client';
import type { ApiOutcome } from '../http/send';
import { listAll, listPage, type ListListener, type ListRequest } from './paging';
import { hasId, isAbout, type ApiRequest } from '../http/request';

/** `GET /verifications/{id}`. That it takes keys is implied by the guide, which polls with one. @throws ItemError */
export async function getVerification(client: ApiClient, id: string): Promise<JsonObject> {
	return await getOne(client, ['verifications', id], 'verification', true);
}

/** `POST /verifications`. Not repeated when nobody knows whether it was made. @throws ItemError */
export async function createVerification(
	client: ApiClient,
	body: IDataObject,
): Promise<JsonObject> {
	return await client.request({
		method: 'POST',
		path: ['verifications'],
		body,
		subject: 'service or folder',
		accepts: hasId,
		takesKey: true,
	});
}

/** `PUT /verifications/{id}`. @throws ItemError */
export async function putVerification(
	client: ApiClient,
	id: string,
	write: Required<Pick<ApiRequest, 'body' | 'reconcile' | 'isReadModifyWrite'>>,
): Promise<ApiOutcome> {
	return await client.send({ ...oneVerification(id), method: 'PUT', ...write });
}

/**
 * `POST /verifications/{id}/retry`. Where no response tells whether it was started, the verification does: by its status, or
 * when it was started. That it was only changed tells nothing, for others may have done that. By force it could start twice
 * where the first request only comes late, and cost twice.
 * @param force where to send `force: true`, or nothing
 * @throws ItemError
 */
export async function retryVerification(
	client: ApiClient,
	id: string,
	force: Pick<ApiRequest, 'query' | 'body'>,
): Promise<JsonObject> {
	const before = await getVerification(client, id);
	return await client.request({
		...oneVerification(id),
		...force,
		method: 'POST',
		path: ['verifications', id, 'retry'],
		isAtMostOnce: Object.keys(force).length > 0,
		reconcile: async () => {
			const now = await getVerification(client, id);
			const { status, start_date: start, updated_at: changed } = now;
			if (status !== before.status || start !== before.start_date) return { found: now };
			if (changed === before.updated_at) return { retry: true };
			throw new ItemError('The verification has changed meanwhile', '');
		},
	});
}

/** The verifications of a result group, up to a limit. @throws ItemError */
export async function listVerifications(
	client: ApiClient,
	resultId: string,
	limit: number,
	told?: ListListener,
): Promise<JsonObject[]> {
	return await listAll(client, verificationsOf(resultId), limit, told);
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
	// A response about anything else, whatever its status, does not tell what became of this verification.
	return { path: ['verifications', id], subject: 'verification', accepts: isAbout(id) };
}

function verificationsOf(resultId: string): ListRequest {
	const query = { result_id: resultId };
	return { path: ['verifications'], query, subject: 'result group', takesKey: true };
}
