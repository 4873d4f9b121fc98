import {
	sleep,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { accessFrom, type Access, type LoginAccess, type Session } from './credential';
import { hasEnded } from './session';

export const CREDENTIAL_TYPE = 'anycheckApi';

/** What n8n hands to a node that runs or is called, or to the editor's lists. */
export type ApiContext = IExecuteFunctions | ILoadOptionsFunctions | IWebhookFunctions;

export interface StoredCredential {
	credentials: ICredentialDataDecryptedObject;
	access: Access;
}

/** The credential as n8n's database has it now; undefined when it cannot be read at the moment. */
export async function storedCredential(context: ApiContext): Promise<StoredCredential | undefined> {
	const credentials = await context.getCredentials(CREDENTIAL_TYPE).catch(() => undefined);
	return credentials && { credentials, access: accessFrom(credentials) };
}

/** Whether it is the same user of the same environment. The password may have changed. */
export function isSameUser(access: Access, former: LoginAccess): access is LoginAccess {
	if (access.kind !== 'login' || access.baseUrl !== former.baseUrl) return false;
	return access.email.toLowerCase() === former.email.toLowerCase();
}

/** How far apart the database is asked for a session that another worker may be about to save. */
const POLL_EVERY_MS = 50;

/**
 * A session of the same user that is not known to be over. A refresh token that is refused was often used a moment ago by
 * another worker, which saves what it got: worth waiting for, since a login would throw that worker out.
 */
export async function sessionSavedElsewhere(
	context: ApiContext,
	former: LoginAccess,
	patienceMs: number,
): Promise<Session | undefined> {
	for (let waitedMs = 0; ; waitedMs += POLL_EVERY_MS) {
		const stored = await storedCredential(context);
		if (stored === undefined || !isSameUser(stored.access, former)) return undefined;
		const { session, owner } = stored.access;
		if (session !== undefined && !hasEnded(owner, session)) return session;
		if (waitedMs >= patienceMs) return undefined;
		await sleep(POLL_EVERY_MS);
	}
}
