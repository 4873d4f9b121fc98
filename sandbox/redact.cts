import { createHash } from 'node:crypto';
import type { JsonObject } from './types.cts';

const secretHeaders = ['authorization', 'x-api-key', 'cookie'];
const secretFields = ['password', 'refresh_token', 'file_passwords', 'webhook_secret'];

/** A secret made unreadable: equal secrets stay equal. */
export function redact(secret: string): string {
	return `redacted:${createHash('sha256').update(secret).digest('hex').slice(0, 12)}`;
}

/** Headers with their secrets made unreadable. */
export function redactHeaders(headers: NodeJS.Dict<string | string[]>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers).map(([name, value]) => {
			const text = Array.isArray(value) ? value.join(', ') : (value ?? '');
			return [name, secretHeaders.includes(name) ? redact(text) : text];
		}),
	);
}

/** A body with the fields that hold secrets made unreadable; what the API is told about verifications stays as it is. */
export function redactBody(body: unknown): unknown {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
	const redacted: JsonObject = {};
	for (const [name, value] of Object.entries(body)) {
		if (secretFields.includes(name)) redacted[name] = redactValue(value);
		else redacted[name] = name === 'webhook_metadata' ? redactBody(value) : value;
	}
	return redacted;
}

function redactValue(value: unknown): unknown {
	return Array.isArray(value) ? value.map(redactValue) : redact(String(value));
}
