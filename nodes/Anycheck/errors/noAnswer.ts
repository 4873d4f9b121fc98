import type { Advice } from './advice';
import { ItemError } from './itemError';

/** Network failures after which the request cannot have reached the API. */
export const NEVER_SENT: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

const UNKNOWN_HOST: Advice = {
	message: 'The AnyCheck server was not found',
	description:
		"Check 'Environment' and 'Base URL' in the credential, and n8n's connection to the internet",
};
const TOO_SLOW: Advice = {
	message: 'AnyCheck did not answer in time',
	description: 'Try again in a few minutes',
};
const INTERRUPTED: Advice = {
	message: 'The connection to AnyCheck was interrupted',
	description: 'Try again',
};
const NO_WAY: Advice = {
	message: 'The AnyCheck server could not be reached',
	description:
		"Check 'Environment' and 'Base URL' in the credential, and that n8n may reach that server",
};
const NOT_TRUSTED: Advice = {
	message: "The AnyCheck server's certificate is not trusted",
	description:
		'Ask whoever runs the server for a valid certificate, or add their authority to n8n (NODE_EXTRA_CA_CERTS)',
};

const NETWORK: Readonly<Record<string, Advice>> = {
	ENOTFOUND: UNKNOWN_HOST,
	EAI_AGAIN: UNKNOWN_HOST,
	ECONNREFUSED: NO_WAY,
	EHOSTUNREACH: NO_WAY,
	ENETUNREACH: NO_WAY,
	ECONNABORTED: TOO_SLOW,
	ETIMEDOUT: TOO_SLOW,
	DEPTH_ZERO_SELF_SIGNED_CERT: NOT_TRUSTED,
	SELF_SIGNED_CERT_IN_CHAIN: NOT_TRUSTED,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: NOT_TRUSTED,
	CERT_HAS_EXPIRED: NOT_TRUSTED,
	ERR_TLS_CERT_ALTNAME_INVALID: NOT_TRUSTED,
};

/** The error when no whole answer came. */
export function noAnswer(networkCode: string): ItemError {
	const { message, description } = NETWORK[networkCode] ?? INTERRUPTED;
	return new ItemError(message, description, { networkCode });
}
