import type { IDataObject } from 'n8n-workflow';
import { isObject, type JsonObject } from '../../json/objects';
import { hasId, isAbout } from '../http/request';
import { getOne, type ApiClient } from './client';
import { listAll, type ListListener } from './paging';

/** Who keeps a template: the organization, or AnyCheck. */
export const TEMPLATE_TYPES = ['CUSTOM', 'PREBUILT'] as const;
export type TemplateType = (typeof TEMPLATE_TYPES)[number];

/** `POST /templates`. @throws ItemError */
export async function createTemplate(client: ApiClient, body: IDataObject): Promise<JsonObject> {
	return await client.request({
		method: 'POST',
		path: ['templates'],
		body,
		subject: 'template',
		accepts: hasId,
		takesKey: true,
	});
}

/** `GET /templates/{id}`. @throws ItemError */
export async function getTemplate(client: ApiClient, id: string): Promise<JsonObject> {
	return await getOne(client, ['templates', id], 'template', true);
}

/** `PUT /templates/{id}`. Setting fields to the same values twice is as good as once, in doubt too. @throws ItemError */
export async function putTemplate(
	client: ApiClient,
	id: string,
	body: IDataObject,
): Promise<JsonObject> {
	return await client.request({
		method: 'PUT',
		path: ['templates', id],
		body,
		subject: 'template',
		accepts: isAbout(id),
		reconcile: async () => await Promise.resolve({ retry: true }),
	});
}

/** The templates of one type, up to a limit. That they come in pages is not documented: whole or paged, all are found. @throws ItemError */
export async function listTemplates(
	client: ApiClient,
	type: TemplateType,
	limit: number,
	told?: ListListener,
): Promise<JsonObject[]> {
	const path = ['templates', type === 'CUSTOM' ? 'custom' : 'prebuilt'];
	return await listAll(client, { path, subject: 'list of templates' }, limit, told);
}

/** `POST /templates/autoschema`: proposes, and keeps nothing. @throws ItemError */
export async function generateSchema(client: ApiClient, description: string): Promise<JsonObject> {
	return await client.request({
		method: 'POST',
		path: ['templates', 'autoschema'],
		body: { description },
		subject: 'schema',
		accepts: ({ schema }) => isObject(schema),
		isIdempotent: true,
	});
}
