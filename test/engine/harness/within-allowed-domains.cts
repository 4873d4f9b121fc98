import {
	UserError,
	type ICredentialDataDecryptedObject,
	type IHttpRequestHelper,
} from 'n8n-workflow';
import { getCredentialOwnRequestAllowedDomains } from './newer-n8n.cts';

/** A credential limited to some domains is limited in its own login call as well. */
export function withinAllowedDomains(
	helpers: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): IHttpRequestHelper {
	const allowedDomains = getCredentialOwnRequestAllowedDomains?.(credentials);
	if (allowedDomains === undefined) return helpers;
	return {
		helpers: {
			httpRequest: async (options) => {
				if (options.allowedDomains !== undefined) {
					throw new UserError('This credential restricts requests to specific domains already');
				}
				const answer: unknown = await helpers.helpers.httpRequest({ ...options, allowedDomains });
				return answer;
			},
		},
	};
}
