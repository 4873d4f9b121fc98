/** What happened, and what to do about it. Both are shown to a person, so neither blames nor uses jargon. */
export interface Advice {
	message: string;
	description: string;
}

const SIGN_IN_AGAIN: Advice = {
	message: 'AnyCheck does not accept the credential',
	description: 'Open the Anycheck API credential and check its fields and its environment',
};
export const REFUSED_PASSWORD: Advice = {
	message: 'AnyCheck refused the email or password',
	description: 'Open the Anycheck API credential and check both, and the environment',
};
export const KEY_NOT_ENOUGH: Advice = {
	message: 'AnyCheck does not accept this API key here',
	description:
		"AnyCheck documents some calls for signed-in users only, so a key may not be enough. In the credential, check 'API Key' or choose 'Email and Password'.",
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
export const NOT_HERE: Advice = {
	message: 'There is no AnyCheck at this address',
	description: "Check 'Environment' and 'Base URL' in the credential",
};
export const OLD_LINK: Advice = {
	message: 'The link to the file is not valid any more',
	description: 'Links to files may end after a while. Run the node again: it asks for new ones.',
};
const BUSY: Advice = {
	message: 'AnyCheck is not available right now',
	description:
		'Try again in a few minutes. When it stays this way, ask Fintelite about the service.',
};
const NO_CREDITS: Advice = {
	message: 'The organization has too few credits',
	description: 'Add credits in AnyCheck, or ask the owner of the organization to do so',
};

/** By the API's own code, which is to be trusted more than the HTTP status (statuses are not documented). */
const BY_CODE: Readonly<Record<string, Advice>> = {
	INVALID_REQUEST: {
		message: 'AnyCheck did not accept the request',
		description: 'Correct the fields named below',
	},
	INVALID_ID: {
		message: 'AnyCheck did not accept an ID',
		description: 'Check the IDs used in this node: each is a UUID of this environment',
	},
	INVALID_VALUE: {
		message: 'AnyCheck did not accept a value',
		description: 'Check the values used in this node against those that AnyCheck allows',
	},
	ALREADY_EXISTS: {
		message: 'This already exists in AnyCheck',
		description: 'Use the one that exists, or choose another name',
	},
	UNAUTHORIZED: SIGN_IN_AGAIN,
	INVALID_TOKEN: SIGN_IN_AGAIN,
	INVALID_API_KEY: {
		message: 'AnyCheck does not know this API key',
		description:
			"Open the credential and check 'API Key' and 'Environment': keys may differ per environment",
	},
	API_KEY_EXPIRED: {
		message: 'The API key has expired',
		description: "Ask for a new key in AnyCheck and enter it under 'API Key' in the credential",
	},
	TOKEN_EXPIRED: {
		message: 'The access token has expired',
		description:
			"Access tokens end after an hour. Paste a new one in the credential, or use 'Email and Password' there, which renews itself.",
	},
	INVALID_CREDENTIALS: REFUSED_PASSWORD,
	FORBIDDEN: {
		message: 'AnyCheck does not allow this',
		description:
			'The user or key of the credential lacks the permission. Ask the owner of the organization.',
	},
	INSUFFICIENT_BALANCE: NO_CREDITS,
	INSUFFICIENT_CREDITS: NO_CREDITS,
	QUOTA_EXCEEDED: {
		message: 'The monthly limit of this user is used up',
		description:
			'Wait for the next month, use another user, or ask the owner of the organization to raise it',
	},
	REQUEST_TIMEOUT: {
		message: 'AnyCheck took too long to answer',
		description: 'Try again in a few minutes',
	},
	SERVICE_UNAVAILABLE: BUSY,
	PROVIDER_ERROR: BUSY,
	INTERNAL_SERVER_ERROR: BUSY,
};

/** By HTTP status, for answers without a known code. */
const BY_STATUS: Readonly<Record<number, Advice>> = {
	401: SIGN_IN_AGAIN,
	402: NO_CREDITS,
	408: { message: 'AnyCheck took too long to answer', description: 'Try again in a few minutes' },
	409: {
		message: 'AnyCheck refused a conflicting change',
		description:
			'Somebody else may be working on the same record. Look at it in AnyCheck, then try again.',
	},
	411: {
		message: 'AnyCheck wants to know how large a file is before it comes',
		description:
			"Store the file in n8n first, for example with a 'Read/Write Files from Disk' node",
	},
	413: {
		message: 'The request is too large for AnyCheck',
		description: 'Send less at once, or smaller files',
	},
	415: {
		message: 'AnyCheck does not take files of this type',
		description: 'Send images or PDF documents',
	},
	429: {
		message: 'AnyCheck is receiving too many requests',
		description: 'Wait a moment, or run fewer workflows with this credential at the same time',
	},
};

const BY_CLASS: Readonly<Record<number, Advice>> = {
	3: {
		message: 'The address belongs to another place now',
		description:
			"Check 'Environment' and 'Base URL' in the credential: the server answers with a redirect",
	},
	4: {
		message: 'AnyCheck did not accept the request',
		description: 'Check the fields of this node',
	},
	5: BUSY,
};

/** Advice for a refusal, by the API's code first, then by HTTP status. */
export function adviceFor(status: number, errorCode: string): Advice {
	const code = errorCode === '' && status === 403 ? 'FORBIDDEN' : errorCode;
	// Which code goes with a limit is not documented, so there the status says more.
	const byCode = status !== 429 && Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
	return byCode ?? BY_STATUS[status] ?? BY_CLASS[Math.floor(status / 100)] ?? BUSY;
}
