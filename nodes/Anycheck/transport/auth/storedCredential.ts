import {
	sleep,
	type ICredentialDataDecryptedObject,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { accessFrom, type Access, type LoginAccess, type Session } from './credential';

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

/** How often, and how far apart, the database is asked for a session that another worker may be about to save. */
const MIN_POLLS = 6;
const MORE_POLLS = 10;
const POLL_EVERY_MS = 50;

/**
 * A refresh token that is refused was often used a moment ago by another worker, which saves what it got: worth waiting
 * for, since a login would throw that worker out. How long differs, so that not all log in together.
 *
 * @param ended access tokens that are known to have ended
 */
export async function sessionSavedElsewhere(
	context: ApiContext,
	former: LoginAccess,
	ended: ReadonlySet<string>,
): Promise<Session | undefined> {
	const polls = MIN_POLLS + Math.floor(Math.random() * MORE_POLLS);
	for (let poll = 0; poll < polls; poll++) {
		const stored = await storedCredential(context);
		if (stored === undefined || !isSameUser(stored.access, former)) return undefined;
		const { session } = stored.access;
		if (session !== undefined && !ended.has(session.accessToken)) return session;
		await sleep(POLL_EVERY_MS);
	}
	return undefined;
}
