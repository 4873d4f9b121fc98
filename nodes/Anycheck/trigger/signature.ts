import { createHmac, timingSafeEqual } from 'node:crypto';
import { ownValue } from '../json/objects';
import { jsonBodyOf, MAX_BODY_BYTES } from './jsonBody';
import { claimsOf, type RequestHeaders, type SignatureClaims } from './signatureClaims';
import { instantOf } from './values';

/** How old a delivery may be, as the API recommends. */
export const DEFAULT_TOLERANCE_MS = 5 * 60 * 1000;

/** A request as it came: every byte of the body counts. */
export interface SignedRequest {
	rawBody: Buffer;
	headers: RequestHeaders;
}

export interface SignatureRules {
	/** Milliseconds since 1970. */
	now: number;
	/** How far the signature's time may lie in the past, and in the future, in milliseconds. */
	toleranceMs: number;
	/** Accept a right signature that covers no time: it could be sent again at any later time. */
	allowUndated?: boolean;
	/** The header that carries the signature, in lower case; without, all that look like it are tried. */
	header?: string;
}

/**
 * `noSecret`: there is nothing to check with; `missing`: no header of a signature; `malformed`: such a header, but no
 * HMAC-SHA256 in it; `tooLarge`: a body over 1 MB; `mismatch`: signed with another secret, or another body; `undated`,
 * `stale`, `future`: signed rightly, but without a time, too long ago, or too far in the future.
 */
export type SignatureRefusal =
	'noSecret' | 'missing' | 'malformed' | 'tooLarge' | 'mismatch' | 'undated' | 'stale' | 'future';

export type SignatureVerdict =
	{ kind: 'valid'; timestamp?: number } | { kind: 'refused'; reason: SignatureRefusal };

/**
 * Whether the sender knew one of the secrets, and signed this body just now. Header, encoding and signed text are not
 * documented by the API: `claimsOf` and `signedForms` list what is understood. A time counts only if the signature covers
 * it. Never throws.
 *
 * However the request is made, at most 522 HMACs are computed (29 forms × 6 secrets × 3 keys; with ordinary secrets 174),
 * each over at most 1 MB, and each is compared with at most 16 signatures; nothing is computed without a well-formed signature.
 */
export function verifySignature(
	{ rawBody, headers }: SignedRequest,
	secrets: readonly string[],
	rules: SignatureRules,
): SignatureVerdict {
	const keys = keysOf(secrets);
	if (keys.length === 0) return refused('noSecret');
	if (rawBody.length > MAX_BODY_BYTES) return refused('tooLarge');
	const claims = claimsOf(headers, rules.header);
	if (claims.signatures.length === 0) return refused(claims.isMentioned ? 'malformed' : 'missing');
	const proven = signedForms(claims, timestampIn(rawBody)).filter(({ prefix }) =>
		isSigned(prefix, rawBody, keys, claims.signatures),
	);
	return judged(
		proven.map(({ timestamp }) => timestamp),
		rules,
	);
}

function timestampIn(rawBody: Buffer): unknown {
	const body = jsonBodyOf(rawBody);
	return body.kind === 'object' ? ownValue(body.object, 'timestamp') : undefined;
}

/** Compares all with all, so that the time it takes does not tell which one fits. */
function isSigned(prefix: string, body: Buffer, keys: Buffer[], signatures: Buffer[]): boolean {
	const fits = keys.flatMap((key) => {
		const expected = createHmac('sha256', key).update(prefix).update(body).digest();
		return signatures.map(
			(signature) => signature.length === expected.length && timingSafeEqual(signature, expected),
		);
	});
	return fits.includes(true);
}

/** @param times of every form in which the signature is right; undefined where it covers no time */
function judged(times: Array<number | undefined>, rules: SignatureRules): SignatureVerdict {
	if (times.length === 0) return refused('mismatch');
	const dated = times.filter((time) => time !== undefined);
	const fresh = dated.find((time) => lateness(time, rules) === undefined);
	if (fresh !== undefined) return { kind: 'valid', timestamp: fresh };
	if (dated.length < times.length && rules.allowUndated === true) return { kind: 'valid' };
	const [time] = dated;
	return refused(time === undefined ? 'undated' : (lateness(time, rules) ?? 'stale'));
}

/** Written so that a tolerance or a time that is no number lets nothing through. */
function lateness(
	time: number,
	{ now, toleranceMs }: SignatureRules,
): 'stale' | 'future' | undefined {
	if (time - now > toleranceMs) return 'future';
	return now - time <= toleranceMs ? undefined : 'stale';
}

function refused(reason: SignatureRefusal): SignatureVerdict {
	return { kind: 'refused', reason };
}

/** One way in which a delivery may have been signed: the signed text is the prefix and after it the body. */
interface SignedForm {
	prefix: string;
	/** The instant that the signature then covers, in milliseconds since 1970. */
	timestamp: number | undefined;
}

/**
 * The ways to sign that are tried. The API does not document its own; these are in use elsewhere: the body alone, and a time
 * before it, joined with `.`, `:`, a line break or nothing, with `v0:` or with an id in front. For n times and m ids that
 * makes 1 + n × (5 + m).
 *
 * A text that was signed in one of these ways and is read in another leaves a body that is no JSON object, which
 * `readDelivery` refuses: a time is never the beginning of one, and neither a time nor an id contains one.
 *
 * @param bodyTimestamp the body's own `timestamp`, which is covered whenever the body is
 */
export function signedForms(
	{ timestamps, ids }: Pick<SignatureClaims, 'timestamps' | 'ids'>,
	bodyTimestamp: unknown,
): SignedForm[] {
	const ofBody = instantOf(bodyTimestamp);
	const own = ofBody === undefined ? [] : [String(bodyTimestamp)];
	const times = [...new Set([...timestamps, ...own])];
	return [
		{ prefix: '', timestamp: ofBody },
		...times.flatMap((time) =>
			[
				`${time}.`,
				`${time}:`,
				`${time}\n`,
				time,
				`v0:${time}:`,
				...ids.map((id) => `${id}.${time}.`),
			].map((prefix) => ({ prefix, timestamp: instantOf(time) })),
		),
	];
}

/** The most secrets that are tried: the present one and five former ones. */
export const MAX_SECRETS = 6;

const ENCODED = /^whsec_([\w+/-]+={0,2})$/;
/** A shorter one is no key but the word after the prefix. */
const MIN_DECODED_BYTES = 16;

/**
 * The keys that the first 6 secrets stand for, at most three each: the text itself, the text without the spaces around it
 * (copied along), and for `whsec_…` also what is encoded in it, as Standard Webhooks has it. Blank secrets are left out.
 */
function keysOf(secrets: readonly string[]): Buffer[] {
	const used = [...new Set(secrets.filter((secret) => secret.trim() !== ''))].slice(0, MAX_SECRETS);
	const distinct = new Map(used.flatMap(keysOfOne).map((key) => [key.toString('base64'), key]));
	return [...distinct.values()];
}

function keysOfOne(secret: string): Buffer[] {
	const trimmed = secret.trim();
	const encoded = ENCODED.exec(trimmed)?.[1];
	const decoded = encoded === undefined ? [] : [Buffer.from(encoded, 'base64')];
	return [
		Buffer.from(secret),
		Buffer.from(trimmed),
		...decoded.filter((key) => key.length >= MIN_DECODED_BYTES),
	];
}
