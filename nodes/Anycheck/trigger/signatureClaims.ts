import { instantOf } from './values';

/** Header names in lower case, as Node gives them; several headers of one name as a list or joined with commas. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

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
const MAX_SIGNATURES = 16;
const MAX_TIMESTAMPS = 3;
const MAX_IDS = 2;

const TIMESTAMP_NAME = /timestamp|(?:^|-)(?:ts|time|sent-at)$/;
const SIGNATURE_NAME = /signature|hmac|digest|hash|(?:^|-)sig(?:-|$)/;
/** Their values are no HMAC-SHA256, and must not be taken for one. */
const OTHER_ALGORITHM = /sha-?1(?!\d)|sha-?384|sha-?512|md5|ed25519/;
const ID_NAME = /(?:^|-)(?:webhook|svix|event|delivery|message|msg)-id$/;
const ID = /^[\w-]{1,128}$/;

/**
 * Collects what may be a signature, its time and its id. The API does not document the headers' names, so all plausible ones
 * are taken: 8 values of each kind, none longer than 2,048 characters, in them 16 signatures, 3 times and 2 ids.
 *
 * @param header the one that carries the signature, in lower case; empty to look at all
 */
export function claimsOf(headers: RequestHeaders, header = ''): SignatureClaims {
	const isSigned = (name: string) => (header === '' ? isSignatureName(name) : name === header);
	const times = valuesOf(headers, (name) => TIMESTAMP_NAME.test(name));
	const ids = valuesOf(headers, (name) => ID_NAME.test(name));
	const signed = valuesOf(headers, isSigned);
	const found = signed.map(signaturesIn);
	const timestamps = [
		...found.flatMap((part) => part.timestamps),
		...times.flatMap((value) => value.split(',')).map((text) => text.trim()),
	];
	return {
		signatures: found.flatMap((part) => part.signatures).slice(0, MAX_SIGNATURES),
		timestamps: distinct(timestamps.filter(isInstant)).slice(0, MAX_TIMESTAMPS),
		ids: distinct(ids.filter((id) => ID.test(id))).slice(0, MAX_IDS),
		isMentioned: Object.keys(headers).some((name) => isSigned(name.toLowerCase())),
	};
}

function isSignatureName(name: string): boolean {
	return SIGNATURE_NAME.test(name) && !TIMESTAMP_NAME.test(name) && !OTHER_ALGORITHM.test(name);
}

function valuesOf(headers: RequestHeaders, isWanted: (name: string) => boolean): string[] {
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

/** Names under which an HMAC-SHA256 is given (`v1=…`, `sha256=…`, `v1,…`); no name at all is fine, too. */
const SIGNATURE_LABELS: ReadonlySet<string> = new Set([
	'',
	'v0',
	'v1',
	'h1',
	's',
	'sig',
	'signature',
	'hmac',
	'sha256',
	'hmacsha256',
]);
const TIMESTAMP_LABELS: ReadonlySet<string> = new Set(['t', 'ts', 'timestamp']);

const LABELLED = /^([a-z][\w-]{0,15})[=:](.+)$/i;
const LABEL_ALONE = /^[a-z][\w-]{0,15}$/i;
const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[\w+/-]{43}=?$/;

/**
 * What one header says: `<signature>`, `sha256=<signature>`, `t=<time>,v1=<signature>,v1=<signature>` or
 * `v1,<signature> v1,<signature>`, each signature being the 32 bytes in hex, base64 or base64url. What stands under the name
 * of another algorithm is left out, and so is what is not 32 bytes long.
 */
function signaturesIn(value: string): { signatures: Buffer[]; timestamps: string[] } {
	const signatures: Buffer[] = [];
	const timestamps: string[] = [];
	let labelBefore = '';
	for (const token of value.split(/[\s,;]+/)) {
		const [, ownLabel, labelled] = LABELLED.exec(token) ?? [];
		const label = (ownLabel ?? labelBefore).toLowerCase().replace(/[_-]/g, '');
		const text = (labelled ?? token).replace(/^"|"$/g, '');
		labelBefore = ownLabel === undefined && LABEL_ALONE.test(token) ? token : '';
		if (TIMESTAMP_LABELS.has(label)) timestamps.push(text);
		const bytes = SIGNATURE_LABELS.has(label) ? bytesOf(text) : undefined;
		if (bytes !== undefined) signatures.push(bytes);
	}
	return { signatures, timestamps };
}

function bytesOf(text: string): Buffer | undefined {
	if (HEX.test(text)) return Buffer.from(text, 'hex');
	return BASE64.test(text) ? Buffer.from(text, 'base64') : undefined;
}
