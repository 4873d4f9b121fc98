import type { SandboxOptions } from '../options.cts';
import type { Verification } from '../types.cts';

/** A verification as it is answered. */
export function shown(verification: Verification, options: SandboxOptions): Verification {
	const { webhook_metadata } = verification;
	if (!options.maskWebhookSecret || !('webhook_secret' in webhook_metadata)) return verification;
	return { ...verification, webhook_metadata: { ...webhook_metadata, webhook_secret: '********' } };
}
