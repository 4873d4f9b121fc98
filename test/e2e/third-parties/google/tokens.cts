import { createVerify, generateKeyPairSync, randomUUID } from 'node:crypto';
import { z } from 'zod';

const GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
export const tokenRequest = z
	.object({ grant_type: z.literal(GRANT), assertion: z.string() })
	.strict();

const claims = z.object({
	iss: z.string(),
	aud: z.literal('https://oauth2.googleapis.com/token'),
	scope: z.string(),
	exp: z.number(),
});

/** A service account of Google: its key, and the tokens that were given out for it. */
export class ServiceAccount {
	readonly email = 'n8n@stand-in.iam.gserviceaccount.com';
	readonly privateKey: string;
	readonly #publicKey: string;
	readonly #tokens = new Set<string>();

	constructor() {
		const pair = generateKeyPairSync('rsa', {
			modulusLength: 2048,
			publicKeyEncoding: { type: 'spki', format: 'pem' },
			privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
		});
		this.privateKey = pair.privateKey;
		this.#publicKey = pair.publicKey;
	}

	/** A token for a signed assertion; undefined when the signature, the account, the scope or the time is wrong. */
	exchange(assertion: string, scope: string): string | undefined {
		const [header = '', payload = '', signature = ''] = assertion.split('.');
		const isSigned = createVerify('RSA-SHA256')
			.update(`${header}.${payload}`)
			.verify(this.#publicKey, signature, 'base64url');
		const read = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
		if (!isSigned || !read.success) return undefined;
		const { iss, exp, scope: scopes } = read.data;
		if (iss !== this.email || exp * 1000 < Date.now()) return undefined;
		if (!scopes.split(' ').includes(scope)) return undefined;
		const token = `ya29.${randomUUID()}`;
		this.#tokens.add(token);
		return token;
	}

	accepts(authorization: string | undefined): boolean {
		return this.#tokens.has(authorization?.replace(/^Bearer /, '') ?? '');
	}
}
