import { createHmac } from 'node:crypto';
import type { WebhookOptions } from '../options.cts';
import type { Verification } from '../types.cts';
import type { HeaderValues } from './types.cts';

/** What a delivery is signed with and about. */
export interface Signing {
	id: string;
	/** Null leaves it unsigned. */
	secret: string | null;
	/** What the signature covers, as a rule what is sent. */
	body: Buffer;
	/** The sender's clock, in milliseconds since 1970. */
	at: number;
}

/** The secret that signs a verification's deliveries; null when it has none. */
export function secretOf({ webhook_metadata }: Verification): string | null {
	const secret = webhook_metadata['webhook_secret'];
	return typeof secret === 'string' && secret !== '' ? secret : null;
}

/** The headers that a delivery has by its scheme: signature, timestamp, id. */
export function signatureHeaders(
	{ id, secret, body, at }: Signing,
	options: WebhookOptions,
): HeaderValues {
	const values = { id, timestamp: timestampIn(options.timestampForm, at) };
	const headers: HeaderValues = {};
	if (options.timestampHeader !== null) headers[options.timestampHeader] = values.timestamp;
	if (options.idHeader !== null) headers[options.idHeader] = id;
	if (secret !== null) {
		const hmac = createHmac('sha256', secret);
		const [first = '', ...rest] = options.signedString.split('{body}');
		hmac.update(fill(first, values));
		for (const part of rest) hmac.update(body).update(fill(part, values));
		headers[options.signatureHeader] = fill(options.signatureForm, {
			...values,
			...spellings(hmac.digest()),
		});
	}
	return headers;
}

function spellings(digest: Buffer): Record<string, string> {
	const hex = digest.toString('hex');
	return {
		hex,
		HEX: hex.toUpperCase(),
		base64: digest.toString('base64'),
		base64url: digest.toString('base64url'),
	};
}

function timestampIn(form: WebhookOptions['timestampForm'], at: number): string {
	if (form === 'iso') return new Date(at).toISOString();
	return String(form === 'seconds' ? Math.floor(at / 1000) : Math.round(at));
}

/** Puts values in the place of their names in braces. */
function fill(template: string, values: Record<string, string>): string {
	return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
