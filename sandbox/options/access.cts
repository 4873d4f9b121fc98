import { z } from 'zod';
import { operationList } from './kinds.cts';

const seconds = z.number().min(0);

/** Options about sessions and API keys. */
export const accessOptions = {
	accessTokenSeconds: seconds.default(3600).describe('Lifetime of an access token.'),
	refreshTokenSeconds: seconds.default(30 * 24 * 3600).describe('Lifetime of a refresh token.'),
	sessionsPerUser: z
		.enum(['one', 'many'])
		.default('one')
		.describe(
			"one: a login or refresh ends the user's former session, as the documentation suggests.",
		),
	refreshTokenRotation: z
		.boolean()
		.default(true)
		.describe('Whether a refresh token works once only.'),
	loginEnvelope: z
		.enum(['bare', 'legacy'])
		.default('bare')
		.describe('legacy: the login answers { success, data }, as an older generation did.'),
	apiKeyMayUpdate: z
		.boolean()
		.default(true)
		.describe('Whether updateVerification takes an API key.'),
	apiKeyRefusedBy: operationList.default([]).describe('Further operations that refuse an API key.'),
	tokenRefusedBy: operationList.default([]).describe('Operations that refuse a session token.'),
};
