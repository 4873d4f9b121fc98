import type { WebhookOptions } from '../options.cts';
import { signatureHeaders, type Signing } from './signature.cts';
import type { DeliveryOverrides, HeaderValues, Message } from './types.cts';

/** What a message is made of. */
export interface Draft extends Signing {
	url: string;
	/** What is sent, while `body` is what is signed. */
	sentBody: Buffer;
	headers?: DeliveryOverrides['headers'];
}

/** Puts a message together and signs it. */
export function compose(
	{ url, sentBody, headers, ...signing }: Draft,
	options: WebhookOptions,
): Message {
	const usual = {
		'Content-Type': options.contentType,
		'User-Agent': 'AnyCheck-Sandbox',
		...signatureHeaders(signing, options),
	};
	return { url, headers: overridden(usual, headers ?? {}), body: sentBody };
}

/** Names of headers are the same in upper and lower case. */
function overridden(
	usual: HeaderValues,
	others: Record<string, string | string[] | null>,
): HeaderValues {
	const names = new Set(Object.keys(others).map((name) => name.toLowerCase()));
	const kept = Object.entries(usual).filter(([name]) => !names.has(name.toLowerCase()));
	const added = Object.entries(others).flatMap(([name, value]) =>
		value === null ? [] : [[name, value] as const],
	);
	return Object.fromEntries([...kept, ...added]);
}
