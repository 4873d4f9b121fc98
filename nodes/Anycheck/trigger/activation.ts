import type { IHookFunctions } from 'n8n-workflow';
import { ItemError } from '../errors/itemError';
import { asItemError, toNodeError } from '../errors/nodeError';
import { CREDENTIAL_TYPE } from '../transport/auth/storedCredential';
import { checkWebhookSecret, webhookSecretsIn } from '../transport/auth/credential';
import { triggerSettings } from './settings';
import { MAX_SECRETS } from './signature';

/**
 * Before the trigger listens: finds out what would turn every call away.
 * @throws n8n's error, which keeps the workflow from being published and says why
 */
export async function checkBeforeListening(context: IHookFunctions): Promise<void> {
	try {
		const { accept } = triggerSettings(context);
		const secrets = webhookSecretsIn(await context.getCredentials(CREDENTIAL_TYPE));
		if (accept === 'signed') checkSecrets(secrets);
	} catch (error) {
		throw toNodeError(context.getNode(), asItemError(error), 0);
	}
}

function checkSecrets(secrets: string[]): void {
	const [first] = secrets;
	if (first === undefined) throw noSecret();
	checkWebhookSecret(first);
	if (new Set(secrets).size > MAX_SECRETS) throw tooMany();
}

function tooMany(): ItemError {
	return new ItemError(
		`The credential has more than ${MAX_SECRETS - 1} 'Previous Webhook Secrets'`,
		'The node would not try the ones after that. Remove the oldest, if no unfinished verification was created with them.',
	);
}

function noSecret(): ItemError {
	return new ItemError(
		// All that the editor shows of it.
		"The credential has no 'Webhook Secret', which 'Signed Calls' need",
		"Open the credential, make up a secret of 32 random characters or more, and create the verifications with it. Or choose another way under 'Accept'.",
	);
}
