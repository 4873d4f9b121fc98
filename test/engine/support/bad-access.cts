import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { typed, type Stage } from './stage.cts';

/** A reason why no item of a run can be processed. */
export interface BadAccess {
	title: string;
	/** Prepares the sandbox; returns what the user typed into the credential. */
	arrange: (stage: Stage) => ICredentialDataDecryptedObject;
	message: RegExp;
	description: RegExp;
	/** Requests that reach the API at most, of any kind. */
	requests: number;
}

/** Items in each run. */
export const COUNT = 12;
const UNUSED_PORT = 1;

export const badAccess: BadAccess[] = [
	{
		title: 'a wrong password',
		arrange: (stage) => typed.login(stage, 'wrong-password'),
		message: /AnyCheck refused the email or password/,
		description: /Open the Anycheck API credential/,
		// A refused password is tried once, not once per item and not twice; then AnyCheck is asked for other ways.
		requests: 2,
	},
	{
		title: 'an empty password',
		arrange: (stage) => typed.login(stage, ''),
		message: /The credential's 'Password' is empty/,
		description: /fill in 'Password'/,
		requests: 0,
	},
	{
		title: 'an unknown API key',
		arrange: (stage) => typed.apiKey(stage, 'key-of-nobody'),
		message: /API key/,
		description: /credential/,
		requests: COUNT,
	},
	{
		title: 'an expired API key',
		arrange: (stage) => typed.apiKey(stage, 'sandbox-key-expired'),
		message: /API key/,
		description: /credential/,
		requests: COUNT,
	},
	{
		title: 'an API key that may not update',
		arrange: (stage) => {
			stage.sandbox.options.apiKeyMayUpdate = false;
			return typed.apiKey(stage);
		},
		message: /AnyCheck does not accept this API key here/,
		description: /choose 'Email and Password'/,
		requests: COUNT,
	},
	{
		title: 'an expired access token',
		arrange: (stage) => {
			const data = typed.accessToken(stage);
			stage.sandbox.state.sessions.expireAccessTokens();
			return data;
		},
		message: /access token/,
		description: /Paste a new one/,
		requests: COUNT,
	},
	{
		title: 'a revoked access token',
		arrange: (stage) => {
			const data = typed.accessToken(stage);
			stage.sandbox.state.sessions.revoke();
			return data;
		},
		message: /access token/,
		description: /Paste a new one/,
		requests: COUNT,
	},
	{
		title: 'an unreachable host',
		arrange: (stage) => ({ ...typed.apiKey(stage), baseUrl: `http://127.0.0.1:${UNUSED_PORT}` }),
		message: /could not be reached/,
		description: /Check 'Environment' and 'Base URL'/,
		requests: 0,
	},
	{
		title: 'an address that is none',
		arrange: (stage) => ({ ...typed.login(stage), baseUrl: 'ftp://127.0.0.1' }),
		message: /'Base URL' is not a web address/,
		description: /starts with https:\/\/ or http:\/\//,
		requests: 0,
	},
	{
		title: 'a web page at the address, where a login is due',
		arrange: (stage) => {
			stage.sandbox.faults.add({ fault: { type: 'html', status: 200 } });
			return typed.login(stage);
		},
		message: /A web page answered instead of AnyCheck/,
		description: /Check 'Environment' and 'Base URL'/,
		requests: COUNT,
	},
];
