import type { WebhookOptions } from '../options.cts';

type Scheme = Partial<WebhookOptions>;

const bodyOnly: Scheme = { signedString: '{body}' };
const stamped: Scheme = { signatureForm: '{hex}', timestampHeader: 'X-AnyCheck-Timestamp' };

/** Ways of signing that are in use elsewhere; which one the API has is not documented. */
export const signatureSchemes = {
	hexOfBody: { ...bodyOnly, signatureForm: '{hex}' },
	upperHexOfBody: { ...bodyOnly, signatureForm: '{HEX}' },
	sha256OfBody: {
		...bodyOnly,
		signatureForm: 'sha256={hex}',
		signatureHeader: 'X-Hub-Signature-256',
	},
	base64OfBody: { ...bodyOnly, signatureForm: '{base64}' },
	base64urlOfBody: { ...bodyOnly, signatureForm: '{base64url}' },
	stripe: { signatureForm: 't={timestamp},v1={hex}', signedString: '{timestamp}.{body}' },
	slack: {
		signatureHeader: 'X-Slack-Signature',
		signatureForm: 'v0={hex}',
		signedString: 'v0:{timestamp}:{body}',
		timestampHeader: 'X-Slack-Request-Timestamp',
	},
	svix: {
		signatureHeader: 'webhook-signature',
		signatureForm: 'v1,{base64}',
		signedString: '{id}.{timestamp}.{body}',
		timestampHeader: 'webhook-timestamp',
		idHeader: 'webhook-id',
	},
	dotted: { ...stamped, signedString: '{timestamp}.{body}' },
	joined: { ...stamped, signedString: '{timestamp}{body}' },
	colon: { ...stamped, signedString: '{timestamp}:{body}' },
	lines: { ...stamped, signedString: '{timestamp}\n{body}' },
	milliseconds: { ...stamped, signedString: '{timestamp}.{body}', timestampForm: 'milliseconds' },
	iso: { ...stamped, signedString: '{timestamp}.{body}', timestampForm: 'iso' },
} as const satisfies Record<string, Scheme>;
