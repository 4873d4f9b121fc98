/** The most secrets that are tried: the present one and five former ones. */
export const MAX_SECRETS = 6;

const ENCODED = /^whsec_([\w+/-]+={0,2})$/;
/** A shorter one is no key but the word after the prefix. */
const MIN_DECODED_BYTES = 16;

/**
 * The keys that the first 6 secrets stand for, at most three each: the text itself, the text without the spaces around it (copied along), and
 * for `whsec_…` also what is encoded in it, as Standard Webhooks has it. Secrets without any visible character are left out.
 */
export function keysOf(secrets: readonly string[]): Buffer[] {
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
