import * as advice from './advice';
import type { Advice } from './advice';

/**
 * Who has to act before the same request can succeed. Only what is wrong with the item itself is refused again when the
 * same item is sent in a later run.
 */
export type Fault = 'item' | 'credential' | 'service';

/**
 * What a response, or the lack of one, tells of the request:
 * - `rejected`: not done, and sending it again gives the same answer
 * - `retry`: not done, and worth sending again
 * - `ambiguous`: a write may have been done; a read is worth sending again
 */
export type Effect = 'rejected' | 'retry' | 'ambiguous';

interface CodeEntry {
	fault: Fault;
	/** Whether the write was made is not said, whatever the status. All other codes say that it was not. */
	effect?: 'ambiguous';
	/** Missing where the status says more. */
	advice?: Advice;
	/** Instead, where the status asks for fewer requests. */
	whenLimited?: Advice;
	/** The advice, and the code, mean something only where the API names fields. */
	needsFields?: true;
	/** Adds nothing to the status: that it was refused is known already. */
	isVague?: true;
	/** The session is over, whatever status goes with it (statuses are not documented). */
	endsSession?: true;
	/** The API itself says that there is no such verification. */
	isGone?: true;
	/** With a status that has the same mark, a link to a file has ended. */
	endsLink?: true;
}

interface StatusEntry {
	fault: Fault;
	effect: Effect;
	advice: Advice;
	/** What is different where the response has no code of the API, and may be somebody else's. */
	withoutCode?: { fault?: Fault; advice?: Advice };
	/** By its definition (RFC 9110) answered instead of doing anything, whoever answers. */
	isInstead?: true;
	/** Of the proxy or the address, page or not. */
	isOfTheWay?: true;
	/** The advice holds for a web page, too. So does that of each status that may pass. */
	asPageToo?: true;
	/** Asks for fewer requests: where it says for how long, or always, whatever code goes with it (which is not documented). */
	asksForLess?: 'always' | 'withPause';
	/** The session may be over. */
	endsSession?: true;
	/** Refuses who asks, not what is asked for. */
	isAboutWho?: true;
	/** What a login with a wrong password may be answered with. */
	refusesLogin?: true;
	/** What servers of files answer to a link that has ended. Most are not the API, and give no code. */
	endsLink?: true;
}

interface NetworkEntry {
	effect: Effect;
	advice: Advice;
	/** A reading gets the same each time. What a write has done is not known all the same. */
	isSameAgain?: true;
}

const NO_CODE: CodeEntry = { fault: 'item', isVague: true, endsLink: true };
const UNKNOWN_CODE: CodeEntry = { fault: 'item' };

/**
 * The API's own codes, of both documented generations. A fault of credential or service counts whatever the status is; one
 * of the item only where the status gives no reason of its own. No status goes with them for certain: the newer
 * documentation gives none.
 */
const CODES: Readonly<Record<string, CodeEntry>> = {
	INVALID_REQUEST: {
		fault: 'item',
		isVague: true,
		needsFields: true,
		advice: advice.FIELDS_NOT_ACCEPTED,
	},
	INVALID_INPUT: {
		fault: 'item',
		isVague: true,
		needsFields: true,
		advice: advice.FIELDS_NOT_ACCEPTED,
	},
	MISSING_FIELD: {
		fault: 'item',
		isVague: true,
		needsFields: true,
		advice: advice.FIELDS_NOT_ACCEPTED,
	},
	INVALID_ID: { fault: 'item', advice: advice.ID_NOT_ACCEPTED },
	INVALID_VALUE: { fault: 'item', advice: advice.VALUE_NOT_ACCEPTED },
	ALREADY_EXISTS: { fault: 'item', advice: advice.EXISTS_ALREADY },
	NOT_FOUND: { fault: 'item', isGone: true, endsLink: true },
	VERIFICATION_NOT_FOUND: { fault: 'item', isGone: true },

	UNAUTHORIZED: {
		fault: 'credential',
		isVague: true,
		endsSession: true,
		advice: advice.SIGN_IN_AGAIN,
	},
	INVALID_TOKEN: { fault: 'credential', endsSession: true, advice: advice.SIGN_IN_AGAIN },
	TOKEN_EXPIRED: { fault: 'credential', endsSession: true, advice: advice.TOKEN_EXPIRED },
	INVALID_API_KEY: { fault: 'credential', advice: advice.UNKNOWN_KEY },
	API_KEY_EXPIRED: { fault: 'credential', advice: advice.KEY_EXPIRED },
	INVALID_CREDENTIALS: { fault: 'credential', isVague: true, advice: advice.REFUSED_PASSWORD },
	FORBIDDEN: { fault: 'credential', isVague: true, advice: advice.FORBIDDEN },
	INSUFFICIENT_BALANCE: { fault: 'credential', advice: advice.NO_CREDITS },
	INSUFFICIENT_CREDITS: { fault: 'credential', advice: advice.NO_CREDITS },
	QUOTA_EXCEEDED: {
		fault: 'credential',
		advice: advice.QUOTA_USED_UP,
		whenLimited: advice.RATE_OR_QUOTA,
	},

	REQUEST_TIMEOUT: { fault: 'service', effect: 'ambiguous', advice: advice.TOO_LONG },
	SERVICE_UNAVAILABLE: { fault: 'service', effect: 'ambiguous', advice: advice.BUSY },
	PROVIDER_ERROR: { fault: 'service', effect: 'ambiguous', advice: advice.BUSY },
	INTERNAL_SERVER_ERROR: { fault: 'service', effect: 'ambiguous', advice: advice.BUSY },
};

/** A success that says no in its body, is somebody else's, or whose body did not arrive whole. */
const SUCCESS: StatusEntry = {
	fault: 'item',
	effect: 'ambiguous',
	advice: advice.BUSY,
	withoutCode: { fault: 'service' },
};

/** The statuses by their first digit. */
const CLASSES: Readonly<Record<number, StatusEntry>> = {
	2: SUCCESS,
	3: { fault: 'credential', effect: 'rejected', isOfTheWay: true, advice: advice.MOVED },
	4: { fault: 'service', effect: 'rejected', advice: advice.NOT_ACCEPTED },
	5: { fault: 'service', effect: 'ambiguous', advice: advice.BUSY },
};

/** Where a status is not as the others of its class. */
const STATUSES: Readonly<Record<number, Partial<StatusEntry>>> = {
	400: { fault: 'item', refusesLogin: true, endsLink: true },
	401: {
		fault: 'credential',
		endsSession: true,
		isAboutWho: true,
		isInstead: true,
		refusesLogin: true,
		endsLink: true,
		advice: advice.SIGN_IN_AGAIN,
	},
	402: { fault: 'credential', advice: advice.NO_CREDITS },
	403: {
		fault: 'credential',
		isAboutWho: true,
		refusesLogin: true,
		endsLink: true,
		withoutCode: { advice: advice.FORBIDDEN },
	},
	// A gateway, too, answers 404.
	404: {
		fault: 'item',
		endsLink: true,
		withoutCode: { fault: 'service', advice: advice.NOT_HERE },
	},
	407: { isInstead: true, isOfTheWay: true, advice: advice.PROXY_LOGIN },
	408: { effect: 'ambiguous', advice: advice.TOO_LONG },
	409: { fault: 'item', advice: advice.CONFLICT },
	410: { endsLink: true },
	411: { fault: 'item', asPageToo: true, advice: advice.NO_LENGTH },
	413: { fault: 'item', asPageToo: true, advice: advice.TOO_LARGE },
	415: { fault: 'item', advice: advice.WRONG_TYPE },
	422: { fault: 'item', refusesLogin: true },
	425: { effect: 'retry' },
	429: {
		effect: 'retry',
		asksForLess: 'always',
		advice: advice.TOO_MANY_REQUESTS,
	},
	503: { asksForLess: 'withPause' },
	// The same next time.
	501: { effect: 'rejected' },
	505: { effect: 'rejected' },
	511: { effect: 'rejected' },
};

/** Failures without a whole response. After `retry` the request cannot have reached the API. A login is sent again after any. */
const NETWORK: Readonly<Record<string, NetworkEntry>> = {
	ENOTFOUND: { effect: 'retry', advice: advice.UNKNOWN_HOST },
	EAI_AGAIN: { effect: 'retry', advice: advice.UNKNOWN_HOST },
	ECONNREFUSED: { effect: 'retry', advice: advice.UNREACHABLE },
	EHOSTUNREACH: { effect: 'ambiguous', advice: advice.UNREACHABLE },
	ENETUNREACH: { effect: 'ambiguous', advice: advice.UNREACHABLE },
	ECONNABORTED: { effect: 'ambiguous', advice: advice.TOO_SLOW },
	ETIMEDOUT: { effect: 'ambiguous', advice: advice.TOO_SLOW },
	ANSWER_TOO_LARGE: { effect: 'ambiguous', isSameAgain: true, advice: advice.ANSWER_TOO_LARGE },
	DEPTH_ZERO_SELF_SIGNED_CERT: { effect: 'rejected', advice: advice.NOT_TRUSTED },
	SELF_SIGNED_CERT_IN_CHAIN: { effect: 'rejected', advice: advice.NOT_TRUSTED },
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: { effect: 'rejected', advice: advice.NOT_TRUSTED },
	CERT_HAS_EXPIRED: { effect: 'rejected', advice: advice.NOT_TRUSTED },
	ERR_TLS_CERT_ALTNAME_INVALID: { effect: 'rejected', advice: advice.NOT_TRUSTED },
};

/** Others that repeat themselves: TLS in general, an address that n8n forbids, a cancelled run. */
const LASTING = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|EPROTO|SSRF|ERR_CANCELED|ERR_INVALID/;

/** @param code the API's own, e.g. `NOT_FOUND`; empty where the response has none */
export function codeEntry(code: string): CodeEntry {
	if (code === '') return NO_CODE;
	return (Object.hasOwn(CODES, code) ? CODES[code] : undefined) ?? UNKNOWN_CODE;
}

/** @param status of a response that refuses, or whose body is not what the API documents */
export function statusEntry(status: number): StatusEntry {
	const likeOthers = CLASSES[Math.min(5, Math.floor(status / 100))] ?? SUCCESS;
	return { ...likeOthers, ...STATUSES[status] };
}

/** @param code of a network failure, e.g. `ECONNRESET` */
export function networkEntry(code: string): NetworkEntry {
	const known = Object.hasOwn(NETWORK, code) ? NETWORK[code] : undefined;
	const effect = LASTING.test(code) ? 'rejected' : 'ambiguous';
	return known ?? { effect, advice: advice.INTERRUPTED };
}

/** What a response that is no success tells of its request: what the API's own code says, else what the status says. */
export function effectOf(status: number, code: string): Effect {
	const byStatus = statusEntry(status).effect;
	const byCode = codeEntry(code);
	if (byCode.effect !== undefined) return byCode.effect;
	// The API may well have no code for it: whatever it gives, it wants less.
	if (byStatus === 'retry' || code === '') return byStatus;
	return isUnknown(code) && status >= 300 ? byStatus : 'rejected';
}

/**
 * Whether a refusal proves that nothing was done: only the API itself can tell, which shows by its code. A gateway, too,
 * answers 404, and a server that moves answers after the work.
 */
export function isProof(status: number, code: string): boolean {
	return code !== '' || statusEntry(status).isInstead === true;
}

/** Whether a response that is no success asks to come again: a login is sent again later, and whoever polls goes on. */
export function mayPass(status: number, code: string): boolean {
	const saysNothing = code === '' && status < 300;
	return !saysNothing && effectOf(status, code) !== 'rejected';
}

/** Whether a response tells that the session is over. The API's code counts, whatever the status. */
export function endsSession(status: number, code: string): boolean {
	const byCode = codeEntry(code);
	if (byCode.effect === 'ambiguous') return false;
	return (byCode.endsSession ?? statusEntry(status).endsSession) === true;
}

/** Whether the API gives a code that this catalogue does not have. */
export function isUnknown(code: string): boolean {
	return codeEntry(code) === UNKNOWN_CODE;
}

/** Whose fault a refusal is. */
export function faultOf(status: number, code: string): Fault {
	const byCode = codeEntry(code).fault;
	if (byCode !== 'item') return byCode;
	const { fault, effect, withoutCode } = statusEntry(status);
	if (code === '') return withoutCode?.fault ?? fault;
	// Which status goes with a code is not documented: one that refuses for no reason of its own adds nothing to it.
	const isUnsaid = fault === 'service' && effect === 'rejected' && status < 500;
	return isUnsaid && !isUnknown(code) ? 'item' : fault;
}
