import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

/** A credential that logs in: a user, a password and a hidden session. */
export class StandInApi implements ICredentialType {
	name = 'standInApi';

	displayName = 'Stand-In API';

	properties: INodeProperties[] = [
		{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: '' },
		{ displayName: 'Password', name: 'password', type: 'string', default: '' },
		{ displayName: 'Note', name: 'note', type: 'string', default: 'none' },
		{
			displayName: 'Session',
			name: 'session',
			type: 'hidden',
			typeOptions: { expirable: true },
			default: '',
		},
	];

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: { headers: { Authorization: '=Bearer {{ $credentials.session }}' } },
	};

	test: ICredentialTestRequest = {
		request: { baseURL: '={{ $credentials.baseUrl }}', url: '/me' },
	};

	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const { baseUrl, password } = credentials;
		if (typeof baseUrl !== 'string') throw new Error('The base URL is a text');
		const answer: unknown = await this.helpers.httpRequest({
			method: 'POST',
			url: `${baseUrl}/login`,
			body: { password },
			json: true,
		});
		return answer as IDataObject;
	}
}
