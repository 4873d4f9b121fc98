import { createHash } from 'node:crypto';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';

/** The tokens of one login. Access tokens are documented to live 1 hour, refresh tokens 30 days. */
export interface Session {
	accessToken: string;
	/** Empty when the API gave none. */
	refreshToken: string;
}

/** Sign in with e-mail and password; the session is what the credential remembers of the last login. */
export interface LoginAccess {
	kind: 'login';
	baseUrl: string;
	email: string;
	password: string;
	/** Names the account, environment and password without revealing them. */
	owner: string;
	session: Session | undefined;
}

/** The three ways to authenticate that the API documents. */
export type Access =
	| LoginAccess
	| { kind: 'apiKey'; baseUrl: string; apiKey: string }
	| { kind: 'accessToken'; baseUrl: string; accessToken: string };

/** Hidden fields in which the credential keeps the session. */
export const SESSION_FIELDS = {
	accessToken: 'sessionToken',
	refreshToken: 'sessionRefreshToken',
	owner: 'sessionOwnerSecret',
} as const;

/**
 * What the credential says, checked and in one form. A session that belongs to another account, environment or
 * password (the user edited the credential since) is not part of it.
 *
 * @throws ItemError when a field the chosen way needs is empty, or the base URL is unusable
 */
export function accessFrom(credentials: ICredentialDataDecryptedObject): Access {
	const baseUrl = baseUrlOf(credentials);
	if (credentials.authentication === 'apiKey') {
		return { kind: 'apiKey', baseUrl, apiKey: required(credentials, 'apiKey', 'API Key') };
	}
	if (credentials.authentication === 'accessToken') {
		const token = required(credentials, 'accessToken', 'Access Token');
		return { kind: 'accessToken', baseUrl, accessToken: token.replace(/^bearer\s+/i, '') };
	}
	const email = required(credentials, 'email', 'Email');
	const password = String(credentials.password ?? '');
	if (password === '') throw emptyField('Password');
	const owner = digest([baseUrl, email.toLowerCase(), password].join('\n'));
	return { kind: 'login', baseUrl, email, password, owner, session: sessionOf(credentials, owner) };
}

/** Names whom the API counts requests for, without revealing them: who does not know the password is somebody else. */
export function accountOf(access: Access): string {
	switch (access.kind) {
		case 'login':
			return access.owner;
		case 'apiKey':
			return digest([access.baseUrl, access.kind, access.apiKey].join('\n'));
		case 'accessToken':
			return digest([access.baseUrl, access.kind, access.accessToken].join('\n'));
	}
}

/** The session in the form the credential keeps it. */
export function sessionFields(session: Session, owner: string): Record<string, string> {
	return {
		[SESSION_FIELDS.accessToken]: session.accessToken,
		[SESSION_FIELDS.refreshToken]: session.refreshToken,
		[SESSION_FIELDS.owner]: owner,
	};
}

/** A short one-way name for a secret, to compare without keeping it. */
export function digest(secret: string): string {
	return createHash('sha256').update(secret).digest('hex').slice(0, 32);
}

function sessionOf(
	credentials: ICredentialDataDecryptedObject,
	owner: string,
): Session | undefined {
	const accessToken = String(credentials[SESSION_FIELDS.accessToken] ?? '');
	if (accessToken === '' || credentials[SESSION_FIELDS.owner] !== owner) return undefined;
	return { accessToken, refreshToken: String(credentials[SESSION_FIELDS.refreshToken] ?? '') };
}

function required(
	credentials: ICredentialDataDecryptedObject,
	field: string,
	label: string,
): string {
	const text = String(credentials[field] ?? '').trim();
	if (text === '') throw emptyField(label);
	return text;
}

function emptyField(label: string): ItemError {
	return new ItemError(
		`The credential's '${label}' is empty`,
		`Open the Anycheck API credential and fill in '${label}', or choose another way under 'Authentication'`,
	);
}

/** Hosts of the vendor's API reference and guides. */
const HOSTS: Readonly<Record<string, string>> = {
	production: 'https://api.anycheck.ai',
	staging: 'https://staging-api.anycheck.ai',
};

/**
 * Where the API answers, without a trailing slash: production, staging, or what the user typed for an own
 * installation (surrounding spaces and trailing slashes are forgiven, a path in front of the API is kept).
 *
 * @throws ItemError for anything but an http or https address, or one that carries a user name or password
 */
export function baseUrlOf(credentials: ICredentialDataDecryptedObject): string {
	const host = HOSTS[String(credentials.environment)];
	if (host !== undefined) return host;
	const text = String(credentials.baseUrl ?? '').trim();
	const url = parse(text);
	if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
		throw new ItemError(
			text === ''
				? "The credential's 'Base URL' is empty"
				: "The credential's 'Base URL' is not a web address",
			'Open the credential and enter an address that starts with https:// or http://, e.g. https://anycheck.example.com',
		);
	}
	if (url.username !== '' || url.password !== '') {
		throw new ItemError(
			"The credential's 'Base URL' contains a user name or password",
			"Open the credential, remove everything before the @ from 'Base URL', and use the fields for signing in",
		);
	}
	return `${url.origin}${url.pathname}`.replace(/\/+$/, '');
}

/** Whether an address is one of the API: on its server, and below its path where it has one. */
export function isOfApi(url: string, baseUrl: string): boolean {
	const target = new URL(url);
	const base = new URL(baseUrl);
	if (target.origin !== base.origin) return false;
	return `${target.pathname}/`.startsWith(base.pathname.replace(/\/*$/, '/'));
}

function parse(text: string): URL | undefined {
	return URL.canParse(text) ? new URL(text) : undefined;
}

/** What stands between former webhook secrets. */
const BETWEEN_SECRETS = /[\s,]+/;

/**
 * The credential's secrets for what the API sends on its own: the one that signs new verifications first, then former
 * ones, whose verifications may still be under way.
 */
export function webhookSecretsIn(credentials: ICredentialDataDecryptedObject): string[] {
	const { webhookSecret = '', formerWebhookSecrets = '' } = credentials;
	return [String(webhookSecret), ...String(formerWebhookSecrets).split(BETWEEN_SECRETS)]
		.map((secret) => secret.trim())
		.filter((secret) => secret !== '');
}

/** So many random characters are beyond guessing; the API recommends 32. */
const MIN_SECRET_LENGTH = 12;

/**
 * @param secret empty where there is none
 * @throws ItemError when it can be guessed, or would become several secrets once it is a former one: reports signed with it
 * would be refused
 */
export function checkWebhookSecret(secret: string): void {
	if (BETWEEN_SECRETS.test(secret)) {
		throw new ItemError(
			"'Webhook Secret' has a comma or a space in it",
			"Make up another one without: these separate secrets under 'Previous Webhook Secrets', where it goes when it is changed",
		);
	}
	if (secret === '' || secret.length >= MIN_SECRET_LENGTH) return;
	throw new ItemError(
		"'Webhook Secret' is too short",
		'Anybody could guess it and report in the name of AnyCheck. Make up another one of 32 random characters or more.',
	);
}
