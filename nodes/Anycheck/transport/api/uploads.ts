import { unexpectedResponse } from '../../errors/responseError';
import { isObject, type JsonObject } from '../../json/objects';
import type { ApiClient } from './client';
import type { UploadFile } from '../http/multipart';

/** `VERIFICATION_INPUT_FILE` for documents, `PROFILE_PICTURE` for pictures of users. */
export type FileCategory = 'VERIFICATION_INPUT_FILE' | 'PROFILE_PICTURE';

/** An uploaded file: what the API says of it, and the path that a configuration refers to. */
export interface Uploaded extends JsonObject {
	path: string;
}

/**
 * `POST /uploads` with one file: which of several paths belongs to which of several files is not documented, and two documents
 * must not be mistaken for each other. Sending it again does no harm, it leaves a file that nothing refers to.
 *
 * @param password empty for a file without
 * @throws ItemError
 */
export async function uploadFile(
	client: ApiClient,
	file: UploadFile,
	password: string,
	category: FileCategory = 'VERIFICATION_INPUT_FILE',
): Promise<Uploaded> {
	const response = await client.request({
		method: 'POST',
		path: ['uploads'],
		form: [
			['file_category', category],
			...(password === '' ? [] : [['file_passwords', password] as const]),
			['files', file],
		],
		subject: 'upload',
		isIdempotent: true,
		takesKey: true,
	});
	const [uploaded] = Array.isArray(response.files) ? response.files : [];
	if (!isObject(uploaded) || typeof uploaded.path !== 'string' || uploaded.path === '') {
		throw unexpectedResponse(200, response);
	}
	const { object_id, file_category } = response;
	return { ...uploaded, path: uploaded.path, object_id, file_category };
}
