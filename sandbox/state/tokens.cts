import { randomBytes } from 'node:crypto';

function part(value: unknown): string {
	return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/**
 * A token that looks like a JWT and opens nothing: its signature is random.
 * @param lifetimeSeconds how long it says to be valid
 */
export function issueToken(
	kind: 'access' | 'refresh',
	userId: string,
	sessionId: number,
	lifetimeSeconds: number,
): string {
	const issuedAt = Math.floor(Date.now() / 1000);
	const payload = {
		iss: 'anycheck-sandbox',
		sub: userId,
		typ: kind,
		sid: sessionId,
		iat: issuedAt,
		exp: issuedAt + Math.ceil(lifetimeSeconds),
	};
	const signature = randomBytes(32).toString('base64url');
	return `${part({ alg: 'HS256', typ: 'JWT' })}.${part(payload)}.${signature}`;
}
