import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';

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

function parse(text: string): URL | undefined {
	return URL.canParse(text) ? new URL(text) : undefined;
}
