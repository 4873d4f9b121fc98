import { inspect } from 'node:util';
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { seenOptions, startSandbox, type Sandbox } from '../../../sandbox/index.cts';
import { startEngine, type Engine } from '../harness/index.cts';

export const CREDENTIAL = 'anycheckApi';
export const PASSWORD = 'sandbox-password';
export const API_KEY = 'sandbox-key';
const EMAIL = 'reviewer@example.test';

/** The built package in n8n's engine, and the sandbox it talks to. */
export interface Stage {
	engine: Engine;
	sandbox: Sandbox;
	close(): Promise<void>;
}

/**
 * Sets both up; one stage per test file, taken down at its end. What a test does not choose itself, `ANYCHECK_PROFILE` may:
 * a report of `npm run check-api`, by which the sandbox behaves as a real account did. What keys and users may do is left
 * out of it: each test says by which of them it asks.
 */
export async function setStage(): Promise<Stage> {
	const sandbox = await startSandbox({
		...seenOptions(),
		...{ apiKeyMayUpdate: true, apiKeyRefusedBy: [], tokenRefusedBy: [] },
	});
	const engine = await startEngine();
	return {
		engine,
		sandbox,
		close: async () => {
			engine.close();
			await sandbox.close();
		},
	};
}

/** What a user types into the credential's window to reach the sandbox, in each of the three ways. */
export const typed = {
	login: ({ sandbox }: Stage, password = PASSWORD): ICredentialDataDecryptedObject => ({
		...custom(sandbox),
		authentication: 'login',
		email: EMAIL,
		password,
	}),
	apiKey: ({ sandbox }: Stage, apiKey = API_KEY): ICredentialDataDecryptedObject => ({
		...custom(sandbox),
		authentication: 'apiKey',
		apiKey,
	}),
	accessToken: (
		{ sandbox }: Stage,
		accessToken = newToken(sandbox),
	): ICredentialDataDecryptedObject => ({
		...custom(sandbox),
		authentication: 'accessToken',
		accessToken,
	}),
};

function custom({ url }: Sandbox) {
	return { environment: 'custom', baseUrl: url };
}

/** The token of a login somewhere else; it does not count as one of the node's. */
function newToken({ state }: Sandbox): string {
	const user = state.users.find(({ email }) => email === EMAIL);
	if (!user) throw new Error('The sandbox has no reviewer');
	return state.sessions.start(user).accessToken;
}

/** How often the sandbox was asked for a session, and how it answered. */
export function sessionCounts({ sandbox }: Stage) {
	const { logins, refusedLogins, refreshes, refusedRefreshes } = sandbox.state.sessions;
	return { logins, refusedLogins, refreshes, refusedRefreshes };
}

/** Fails when one of the credential's secrets, as typed or as obtained since, is anywhere in what n8n would store. */
export function expectNoSecret({ engine }: Stage, credentialId: string, stored: unknown): void {
	const { data } = engine.credentials.get(credentialId);
	const secrets = ['password', 'apiKey', 'accessToken', 'sessionToken', 'sessionRefreshToken'];
	const everything = inspect(stored, {
		depth: Infinity,
		maxStringLength: Infinity,
		showHidden: true,
	});
	for (const name of secrets) {
		const secret = data[name];
		if (typeof secret === 'string' && secret !== '') expect(everything).not.toContain(secret);
	}
}
