import { createHmac } from 'node:crypto';
import {
	DEFAULT_TOLERANCE_MS,
	verifySignature,
	type SignatureRules,
} from '../../../../nodes/Anycheck/trigger/signature';
import type { RequestHeaders } from '../../../../nodes/Anycheck/trigger/signatureClaims';

export const SECRET = 'a-secret-that-nobody-uses-4f1c9a72';
export const NOW = Date.parse('2026-01-02T03:04:05Z');
export const SECONDS = String(NOW / 1000);

/** A body without a time of its own, and the same with one. */
export const UNDATED = '{"event":"verification.status_changed","name":"Siti Contoh ✓"}';
export const dated = (ms: number) =>
	`{"event":"verification.status_changed","timestamp":"${new Date(ms).toISOString()}"}`;

/** HMAC-SHA256 of a text, in hex unless something else is wanted. */
export function hmac(
	text: string | Buffer,
	encoding: 'hex' | 'base64' | 'base64url' = 'hex',
	secret: string | Buffer = SECRET,
): string {
	return createHmac('sha256', secret).update(text).digest(encoding);
}

/** The verdict in one word, or the time that the signature covers. */
export function verdictOn(
	body: string | Buffer,
	headers: RequestHeaders,
	rules: Partial<SignatureRules> = {},
	secrets: readonly string[] = [SECRET],
): string | number {
	const all = { now: NOW, toleranceMs: DEFAULT_TOLERANCE_MS, ...rules };
	const verdict = verifySignature({ rawBody: Buffer.from(body), headers }, secrets, all);
	return verdict.kind === 'refused' ? verdict.reason : (verdict.timestamp ?? 'undated but valid');
}
