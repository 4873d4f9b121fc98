import { isObject, type JsonObject } from '../../json/objects';
import { getOne, type ApiClient } from './client';
import { listAll, type ListListener } from './paging';

/** `GET /bank-statements/{id}/confidence-summary`. @param fileIndex counted from 0 @throws ItemError */
export async function getConfidenceSummary(
	client: ApiClient,
	verificationId: string,
	fileIndex: number,
): Promise<JsonObject> {
	return await client.request({
		method: 'GET',
		path: ['bank-statements', verificationId, 'confidence-summary'],
		query: { file_index: fileIndex },
		subject: 'analysis of this file',
		// Documented twice inside itself; the list alone would do as well.
		accepts: ({ confidence_summary: summary }) => isObject(summary) || Array.isArray(summary),
	});
}

/** `GET /bank-statements/{id}/headers/{header_id}`. @throws ItemError */
export async function getHeader(
	client: ApiClient,
	verificationId: string,
	headerId: string,
): Promise<JsonObject> {
	const path = ['bank-statements', verificationId, 'headers', headerId];
	return await getOne(client, path, 'column header', true);
}

/**
 * The merchants of a bank statement with their transactions, up to a limit. That they come in pages is not documented:
 * whole or paged, all are found. @throws ItemError
 */
export async function listMerchants(
	client: ApiClient,
	verificationId: string,
	limit: number,
	told?: ListListener,
): Promise<JsonObject[]> {
	const path = ['bank-statements', verificationId, 'merchant-analysis'];
	const request = { path, itemsIn: 'merchant_analysis', subject: 'bank statement analysis' };
	return await listAll(client, request, limit, told);
}
