import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';

const BETWEEN_SECRETS = /[\s,]+/;

/**
 * The credential's secrets for what the API sends on its own: the one that signs new verifications first, then former
 * ones, whose verifications may still be under way.
 */
export function webhookSecretsIn(credentials: ICredentialDataDecryptedObject): string[] {
	const { webhookSecret = '', formerWebhookSecrets = '' } = credentials;
	return [String(webhookSecret), ...String(formerWebhookSecrets).split(BETWEEN_SECRETS)]
		.map((secret) => secret.trim())
		.filter((secret) => secret !== '');
}

/** @throws ItemError when the secret would become several once it is a former one: reports signed with it would be refused */
export function refuseSeveral(secret: string): void {
	if (!BETWEEN_SECRETS.test(secret)) return;
	throw new ItemError(
		"'Webhook Secret' has a comma or a space in it",
		"Make up another one without: these separate secrets under 'Former Webhook Secrets', where it goes when it is changed",
	);
}
