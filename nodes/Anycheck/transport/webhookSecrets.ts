import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/**
 * The credential's secrets for what the API sends on its own: the one that signs new verifications first, then former
 * ones, whose verifications may still be under way.
 */
export function webhookSecretsIn(credentials: ICredentialDataDecryptedObject): string[] {
	const { webhookSecret = '', formerWebhookSecrets = '' } = credentials;
	return [String(webhookSecret), ...String(formerWebhookSecrets).split(/[\s,]+/)]
		.map((secret) => secret.trim())
		.filter((secret) => secret !== '');
}
