import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import { accessFrom, isOfApi, type Access } from './credential';

/**
 * Completes a request with the API's address (when it names only a path) and with what proves who is asking.
 *
 * @throws ItemError when the request goes elsewhere than to the credential's API, so that a key, token or
 *   session never leaves for a place it does not belong to
 */
export function authenticateRequest(
	credentials: ICredentialDataDecryptedObject,
	request: AnyRequest,
): IHttpRequestOptions {
	const access = accessFrom(credentials);
	const url = targetOf(request, access.baseUrl);
	if (!isOfApi(url, access.baseUrl)) {
		throw new ItemError(
			'This address does not belong to the credential',
			`The credential is used for ${access.baseUrl} only. Correct the address, or choose another 'Environment' in the credential.`,
		);
	}
	const headers = { ...request.headers, ...proof(access) };
	const { endSignal, ...asked } = request;
	const authenticated: AnyRequest = {
		...asked,
		...(endSignal && { abortSignal: eitherOf(endSignal, asked.abortSignal) }),
		url,
		uri: undefined,
		baseURL: undefined,
		headers,
	};
	return authenticated;
}

/** n8n's HTTP Request node still names its target `uri`; ours end in time (`TimedRequest`). */
type AnyRequest = IHttpRequestOptions & { uri?: string | undefined; endSignal?: AbortSignal };

/** n8n has put the signal of the execution, if there is one, in place of ours. */
function eitherOf(ours: AbortSignal, n8ns: IHttpRequestOptions['abortSignal']): AbortSignal {
	return n8ns instanceof AbortSignal ? AbortSignal.any([ours, n8ns]) : ours;
}

function targetOf({ url, uri, baseURL }: AnyRequest, apiBaseUrl: string): string {
	const target = uri ?? url;
	if (URL.canParse(target)) return target;
	return `${(baseURL ?? apiBaseUrl).replace(/\/+$/, '')}/${target.replace(/^\/+/, '')}`;
}

function proof(access: Access): Record<string, string> {
	switch (access.kind) {
		case 'apiKey':
			return { 'X-API-Key': access.apiKey };
		case 'accessToken':
			return { Authorization: `Bearer ${access.accessToken}` };
		case 'login':
			// Without a session the API answers 401, and that makes n8n start one.
			return access.session === undefined
				? {}
				: { Authorization: `Bearer ${access.session.accessToken}` };
	}
}
