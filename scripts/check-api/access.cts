import { isObject } from '../../nodes/Anycheck/json/objects';
import type { Client } from './client.cts';
import { isSuccess, objectIn, refusalText, refuseOthers, type Reply } from './reply.cts';
import { Trouble, Unanswered } from './trouble.cts';

/** What proves who is asking. None of it comes from the command line. */
export interface Credentials {
	email?: string;
	password?: string;
	apiKey?: string;
	/** Of a sign-in elsewhere, such as a company's. */
	accessToken?: string;
}

export interface Tokens {
	accessToken: string;
	refreshToken?: string;
	/** Whether the answer was wrapped, as an older generation did. */
	isWrapped: boolean;
	/** How long it says to be valid. */
	seconds?: number;
}

/** More sign-ins than the questions need mean that somebody else signs in as the same user, again and again. */
const MOST_SIGN_INS = 8;

/** Who is asking: a user's session, a key, or both. */
export class Access {
	/** The refusal of a sign-in, which is not tried again. */
	refusal: Reply | undefined;
	private tokens: Tokens | undefined;
	private signIns = 0;

	constructor(
		private readonly client: Client,
		private readonly credentials: Credentials,
	) {
		if (credentials.accessToken !== undefined) {
			this.tokens = { accessToken: credentials.accessToken, isWrapped: false };
		}
	}

	get hasUser(): boolean {
		return this.hasPassword || this.credentials.accessToken !== undefined;
	}

	get hasPassword(): boolean {
		return this.credentials.email !== undefined && this.credentials.password !== undefined;
	}

	get hasKey(): boolean {
		return this.credentials.apiKey !== undefined;
	}

	/** Headers of the key. @throws Unanswered */
	key(): Record<string, string> {
		const { apiKey } = this.credentials;
		if (apiKey === undefined) throw new Unanswered('No API key was given');
		return { 'X-API-Key': apiKey };
	}

	/** Headers of the session, which begins when it is needed first. @throws Unanswered, Trouble */
	async user(client = this.client): Promise<Record<string, string>> {
		this.tokens ??= await this.signIn(client);
		return bearer(this.tokens.accessToken);
	}

	/** The tokens of the present session. */
	async session(): Promise<Tokens> {
		await this.user();
		// The line before has seen to it.
		return this.tokens as Tokens;
	}

	/** Goes on with another session. */
	use(tokens: Tokens): void {
		this.tokens = tokens;
	}

	/** Forgets a session that is over, so that the next call signs in. Whether that is possible. */
	forget(): boolean {
		if (!this.hasPassword || this.refusal || this.signIns >= MOST_SIGN_INS) return false;
		this.tokens = undefined;
		return true;
	}

	/** Signs in. A refused password is not tried again. @throws Unanswered, Trouble */
	async signIn(client = this.client): Promise<Tokens> {
		const { email, password } = this.credentials;
		if (!this.hasPassword) throw new Unanswered('No email and password were given');
		if (this.refusal) throw new Trouble(`The sign-in was refused (${refusalText(this.refusal)})`);
		this.signIns += 1;
		const reply = await client.send('login', { body: { email, password } });
		refuseOthers(reply);
		if (!isSuccess(reply)) {
			this.refusal = reply;
			throw new Trouble(`The sign-in was refused (${refusalText(reply)})`);
		}
		return tokensIn(reply);
	}
}

/** Headers of an access token. */
export function bearer(accessToken: string): Record<string, string> {
	return { Authorization: `Bearer ${accessToken}` };
}

/** The tokens in the answer to a sign-in or a refresh. @throws Trouble when there are none */
export function tokensIn(reply: Reply): Tokens {
	const whole = objectIn(reply);
	const inner = whole['data'];
	const isWrapped = whole['access_token'] === undefined && isObject(inner);
	const holder = isWrapped ? inner : whole;
	const { access_token: accessToken, refresh_token: refreshToken } = holder;
	if (typeof accessToken !== 'string')
		throw new Trouble('The sign-in was answered without a token');
	const tokens: Tokens = { accessToken, isWrapped };
	if (typeof refreshToken === 'string') tokens.refreshToken = refreshToken;
	const seconds = holder['expires_in'] ?? lifetimeIn(accessToken);
	if (typeof seconds === 'number') tokens.seconds = seconds;
	return tokens;
}

/** How long a JWT is valid, in seconds, by its own words. */
function lifetimeIn(token: string): number | undefined {
	try {
		const part = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
		const { iat, exp } = JSON.parse(part) as { iat?: unknown; exp?: unknown };
		return typeof iat === 'number' && typeof exp === 'number' ? exp - iat : undefined;
	} catch {
		return undefined;
	}
}
