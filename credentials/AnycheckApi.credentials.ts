import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { authenticateRequest } from '../nodes/Anycheck/transport/auth/authenticate';
import { renewCredential } from '../nodes/Anycheck/transport/auth/session';

export class AnycheckApi implements ICredentialType {
	name = 'anycheckApi';

	displayName = 'Anycheck API';

	icon = {
		light: 'file:../icons/anycheck.svg',
		dark: 'file:../icons/anycheck.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/n8n-nodes-anycheck/n8n-nodes-anycheck#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			default: 'login',
			options: [
				{
					name: 'Email and Password',
					value: 'login',
					description: 'Signs in as a user and renews the session by itself',
				},
				{
					name: 'API Key',
					value: 'apiKey',
					description: 'A key from the AnyCheck dashboard; updating may need a user instead',
				},
				{
					name: 'Access Token',
					value: 'accessToken',
					description: 'A token that was obtained elsewhere; it ends after an hour',
				},
			],
		},
		{
			displayName:
				'AnyCheck may allow one session per user: give n8n a user of its own, else it and people sign each other out',
			name: 'sessionNotice',
			type: 'notice',
			default: '',
			displayOptions: { show: { authentication: ['login'] } },
		},
		{
			displayName: 'Email',
			name: 'email',
			type: 'string',
			default: '',
			placeholder: 'e.g. nathan@example.com',
			required: true,
			displayOptions: { show: { authentication: ['login'] } },
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			displayOptions: { show: { authentication: ['login'] } },
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Organization owners find it in the AnyCheck dashboard',
			displayOptions: { show: { authentication: ['apiKey'] } },
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'What AnyCheck gives a program when it signs in. It ends after an hour.',
			displayOptions: { show: { authentication: ['accessToken'] } },
		},
		{
			displayName: 'Environment',
			name: 'environment',
			type: 'options',
			default: 'production',
			options: [
				{
					name: 'Production',
					value: 'production',
					description: 'The live service, api.anycheck.ai',
				},
				{
					name: 'Staging',
					value: 'staging',
					description: 'The test service, staging-api.anycheck.ai',
				},
				{
					name: 'Custom',
					value: 'custom',
					description: 'An installation of your own, or the older host api.anycheck.id',
				},
			],
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://anycheck.example.com',
			required: true,
			displayOptions: { show: { environment: ['custom'] } },
		},
		{
			displayName: 'Webhook Secret',
			name: 'webhookSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				"Signs AnyCheck's webhooks for new verifications. The signature proves to the trigger that they are genuine. Make one up: 32 random characters or more, without commas and spaces.",
		},
		{
			displayName: 'Previous Webhook Secrets',
			name: 'formerWebhookSecrets',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'After a change: the secrets of verifications that are still under way, separated by commas. Five at most.',
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Session Refresh Token',
			name: 'sessionRefreshToken',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
		{
			displayName: 'Session Owner Secret',
			name: 'sessionOwnerSecret',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
	];

	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<Record<string, string>> {
		return await renewCredential(this, credentials);
	}

	authenticate: IAuthenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	) => authenticateRequest(credentials, requestOptions);

	/** One cheap GET that the documentation names for the chosen way: keys list services, users have a profile. */
	test: ICredentialTestRequest = {
		request: {
			url: '={{ $credentials.authentication === "apiKey" ? "/services" : "/profile" }}',
		},
	};
}
