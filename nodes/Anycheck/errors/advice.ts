/** What happened, and what to do about it. Both are shown to a person, so neither blames nor uses jargon. */
export interface Advice {
	message: string;
	description: string;
}

// The credential, and who asks with it.

export const SIGN_IN_AGAIN: Advice = {
	message: 'AnyCheck does not accept the credential',
	description: 'Open the Anycheck API credential and check its fields and its environment',
};
export const REFUSED_PASSWORD: Advice = {
	message: 'AnyCheck refused the email or password',
	description: 'Open the Anycheck API credential and check both, and the environment',
};
export const MORE_THAN_PASSWORD: Advice = {
	message: 'AnyCheck did not sign in with email and password alone',
	description:
		"The account may need a second factor, or sign in through LDAP or Microsoft Entra. In the credential, choose 'Access Token' or 'API Key'.",
};

/** @param ways of signing in, e.g. `ENTRA` */
export function otherWays(ways: readonly string[]): string {
	return `AnyCheck offers ${ways.join(', ')} here: for an account that signs in so, choose 'Access Token' in the credential.`;
}

export const UNKNOWN_KEY: Advice = {
	message: 'AnyCheck does not know this API key',
	description:
		"Open the credential and check 'API Key' and 'Environment': keys may differ per environment",
};
export const KEY_EXPIRED: Advice = {
	message: 'The API key has expired',
	description: "Ask for a new key in AnyCheck and enter it under 'API Key' in the credential",
};
export const KEY_NOT_ENOUGH: Advice = {
	message: 'AnyCheck does not accept this API key here',
	description:
		"AnyCheck documents some calls for signed-in users only, so a key may not be enough. In the credential, check 'API Key' or choose 'Email and Password'.",
};
export const TOKEN_EXPIRED: Advice = {
	message: 'The access token has expired',
	description:
		"Access tokens end after an hour. Paste a new one in the credential, or use 'Email and Password' there, which renews itself.",
};
export const TOKEN_ENDED: Advice = {
	message: 'The access token is no longer accepted',
	description:
		"Access tokens end after an hour, and when the user signs in elsewhere. Paste a new one in the credential, or choose 'Email and Password' there, which renews itself.",
};
export const SESSION_ENDED: Advice = {
	message: 'AnyCheck ends the session right after it starts',
	description:
		'Somebody or something else probably signs in with the same user again and again. Give n8n a user of its own.',
};
export const FORBIDDEN: Advice = {
	message: 'AnyCheck does not allow this',
	description:
		'The user or key of the credential lacks the permission. Ask the owner of the organization.',
};
export const NO_CREDITS: Advice = {
	message: 'The organization has too few credits',
	description: 'Add credits in AnyCheck, or ask the owner of the organization to do so',
};
export const QUOTA_USED_UP: Advice = {
	message: 'The monthly limit of this user is used up',
	description:
		'Wait for the next month, use another user, or ask the owner of the organization to raise it',
};

// What was asked for.

export const NOT_ACCEPTED: Advice = {
	message: 'AnyCheck did not accept the request',
	description: 'Check the fields of this node',
};
export const FIELDS_NOT_ACCEPTED: Advice = {
	message: 'AnyCheck did not accept the request',
	description: 'Correct the fields named below',
};
export const ID_NOT_ACCEPTED: Advice = {
	message: 'AnyCheck did not accept an ID',
	description: 'Check the IDs used in this node: each is a UUID of this environment',
};
export const VALUE_NOT_ACCEPTED: Advice = {
	message: 'AnyCheck did not accept a value',
	description: 'Check the values used in this node against those that AnyCheck allows',
};
export const EXISTS_ALREADY: Advice = {
	message: 'This already exists in AnyCheck',
	description: 'Use the one that exists, or choose another name',
};
export const CONFLICT: Advice = {
	message: 'AnyCheck refused a conflicting change',
	description:
		'Somebody else may be working on the same record. Look at it in AnyCheck, then try again.',
};
export const NO_LENGTH: Advice = {
	message: 'AnyCheck wants to know how large a file is before it comes',
	description: "Store the file in n8n first, for example with a 'Read/Write Files from Disk' node",
};
export const TOO_LARGE: Advice = {
	message: 'The request is too large for AnyCheck',
	description: 'Send less at once, or smaller files',
};
export const WRONG_TYPE: Advice = {
	message: 'AnyCheck does not take files of this type',
	description:
		'Send images or PDF documents. Convert photos of an iPhone (HEIC) to JPEG first, or set its camera to Most Compatible.',
};
export const OLD_LINK: Advice = {
	message: 'The link to the file no longer works',
	description: 'Links to files may expire. Run the node again to get new ones.',
};

/** @param subject what was asked for, e.g. `verification` */
export function notFound(subject: string): Advice {
	return {
		message: `The ${subject} was not found`,
		description: "Check the ID, and that the credential's 'Environment' is the one it was made in",
	};
}

// The service, and whether it is there.

export const BUSY: Advice = {
	message: 'AnyCheck is not available right now',
	description:
		'Try again in a few minutes. When it stays this way, ask Fintelite about the service.',
};
export const TOO_LONG: Advice = {
	message: 'AnyCheck took too long to answer',
	description: 'Try again in a few minutes',
};
export const TOO_MANY_REQUESTS: Advice = {
	message: 'AnyCheck is receiving too many requests',
	description: 'Wait a moment, or run fewer workflows with this credential at the same time',
};
export const RATE_OR_QUOTA: Advice = {
	message: 'AnyCheck is receiving too many requests, or the monthly limit of this user is used up',
	description: `${TOO_MANY_REQUESTS.description}. If it stays this way: ${QUOTA_USED_UP.description}.`,
};
export const NOT_HERE: Advice = {
	message: 'There is no AnyCheck at this address',
	description: "Check 'Environment' and 'Base URL' in the credential",
};
export const MOVED: Advice = {
	message: 'This address redirects elsewhere',
	description:
		"Check 'Environment' and 'Base URL' in the credential: the server answers with a redirect",
};
export const WEB_PAGE: Advice = {
	message: 'A web page answered instead of AnyCheck',
	description:
		"Check 'Environment' and 'Base URL' in the credential, and whether a proxy, firewall or login page stands before AnyCheck",
};

/** The same, with what its status advises. */
export function alsoAsPage({ description }: Advice): Advice {
	const first = description.replace(/[.]?$/, '.');
	return { ...WEB_PAGE, description: `${first} ${WEB_PAGE.description}` };
}

export const PROXY_LOGIN: Advice = {
	message: 'The proxy between n8n and AnyCheck wants a user name and password',
	description: "Check n8n's proxy settings (HTTPS_PROXY): both belong in the proxy's address",
};
export const UNKNOWN_FORM: Advice = {
	message: 'The answer is not in the form AnyCheck documents',
	description:
		"Try again. If it stays this way, check 'Base URL' in the credential, then report it.",
};
export const UNKNOWN_HOST: Advice = {
	message: 'The AnyCheck server was not found',
	description:
		"Check 'Environment' and 'Base URL' in the credential, and n8n's connection to the internet",
};
export const UNREACHABLE: Advice = {
	message: 'The AnyCheck server could not be reached',
	description:
		"Check 'Environment' and 'Base URL' in the credential, and that n8n may reach that server",
};
export const TOO_SLOW: Advice = {
	message: 'AnyCheck did not answer in time',
	description: 'Try again in a few minutes',
};
export const ANSWER_TOO_LARGE: Advice = {
	message: 'The answer is larger than this node can read',
	description:
		"It has more than 32 MB. For a list, lower 'Limit'. Otherwise check 'Base URL' in the credential, then report it to Fintelite.",
};
export const INTERRUPTED: Advice = {
	message: 'The connection to AnyCheck was interrupted',
	description: 'Try again',
};
export const NOT_TRUSTED: Advice = {
	message: "The AnyCheck server's certificate is not trusted",
	description:
		'The server needs a valid certificate. Or add its certificate authority to n8n (NODE_EXTRA_CA_CERTS).',
};
