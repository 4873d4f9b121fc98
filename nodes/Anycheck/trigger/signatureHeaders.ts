import { instantOf } from './instant';
import { signaturesIn } from './signatureTokens';

/** Header names in lower case, as Node gives them; several headers of one name as a list or joined with commas. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What the headers claim. Nothing of it is proven. */
export interface SignatureClaims {
	/** 32 bytes each. */
	signatures: Buffer[];
	/** As they were sent, for it is this text that may be signed; each names an instant. */
	timestamps: string[];
	/** Ids of the delivery. */
	ids: string[];
	/** Whether any header looks like that of a signature, whatever is in it. */
	isMentioned: boolean;
}

const MAX_VALUES = 8;
const MAX_VALUE_LENGTH = 2048;
export const MAX_SIGNATURES = 16;
export const MAX_TIMESTAMPS = 3;
export const MAX_IDS = 2;

const TIMESTAMP_NAME = /timestamp|(?:^|-)(?:ts|time|sent-at)$/;
const SIGNATURE_NAME = /signature|hmac|digest|hash|(?:^|-)sig(?:-|$)/;
/** Their values are no HMAC-SHA256, and must not be taken for one. */
const OTHER_ALGORITHM = /sha-?1(?!\d)|sha-?384|sha-?512|md5|ed25519/;
const ID_NAME = /(?:^|-)(?:webhook|svix|event|delivery|message|msg)-id$/;
const ID = /^[\w-]{1,128}$/;

/**
 * Collects what may be a signature, its time and its id. The API does not document the headers' names, so all plausible ones
 * are taken: 8 values of each kind, none longer than 2,048 characters, in them 16 signatures, 3 times and 2 ids.
 */
export function claimsOf(headers: Headers): SignatureClaims {
	const times = valuesOf(headers, (name) => TIMESTAMP_NAME.test(name));
	const ids = valuesOf(headers, (name) => ID_NAME.test(name));
	const signed = valuesOf(headers, isSignatureName);
	const found = signed.map(signaturesIn);
	const timestamps = [
		...found.flatMap((part) => part.timestamps),
		...times.flatMap((value) => value.split(',')).map((text) => text.trim()),
	];
	return {
		signatures: found.flatMap((part) => part.signatures).slice(0, MAX_SIGNATURES),
		timestamps: distinct(timestamps.filter(isInstant)).slice(0, MAX_TIMESTAMPS),
		ids: distinct(ids.filter((id) => ID.test(id))).slice(0, MAX_IDS),
		isMentioned: Object.keys(headers).some((name) => isSignatureName(name.toLowerCase())),
	};
}

function isSignatureName(name: string): boolean {
	return SIGNATURE_NAME.test(name) && !TIMESTAMP_NAME.test(name) && !OTHER_ALGORITHM.test(name);
}

function valuesOf(headers: Headers, isWanted: (name: string) => boolean): string[] {
	return Object.entries(headers)
		.filter(([name]) => isWanted(name.toLowerCase()))
		.flatMap(([, value]) => value ?? [])
		.filter((value) => value.length <= MAX_VALUE_LENGTH)
		.slice(0, MAX_VALUES);
}

function isInstant(text: string): boolean {
	return instantOf(text) !== undefined;
}

function distinct(texts: string[]): string[] {
	return [...new Set(texts)];
}
