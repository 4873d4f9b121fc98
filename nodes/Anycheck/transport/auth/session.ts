import type { ICredentialDataDecryptedObject, IHttpRequestHelper } from 'n8n-workflow';
import { isTransient, ItemError } from '../../errors/itemError';
import { accessFrom, digest, sessionFields, type LoginAccess, type Session } from './credential';
import { obtainSession, type HttpRequest } from './login';

/** What this process knows about one account: an environment, an e-mail and a password. */
interface Account {
	renewal?: Promise<Session | ItemError>;
	current?: Session;
	/** Digests of the access tokens that `current` has replaced. */
	replaced: Set<string>;
	/** The last refusal, how many there were in a row, and when to ask again at the earliest. */
	refusal?: { error: ItemError; count: number; until: number };
}

/** Keyed with the password's digest in it: a credential with another password never meets this session. */
const accounts = new Map<string, Account>();
const MAX_ACCOUNTS = 200;
const MAX_REPLACED = 100;

/** A refused password is not sent again for this long, doubling each time: hammering gets accounts locked. */
const FIRST_REFUSAL_MS = 10_000;
const LONGEST_REFUSAL_MS = 300_000;

/**
 * What n8n calls when the credential holds no session or the API answered 401: the fields to keep.
 * API keys and pasted tokens have nothing to renew; without fields n8n neither logs in nor writes to its database.
 */
export async function renewCredential(
	helper: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<Record<string, string>> {
	const access = accessFrom(credentials);
	if (access.kind !== 'login') return {};
	return sessionFields(await renewSession(helper.helpers.httpRequest, access), access.owner);
}

/**
 * A working session instead of the one in `access` (or the first one). However many ask at the same time, the API
 * is asked once; whoever comes with a token that was replaced meanwhile gets the newer one without asking at all.
 *
 * @param elsewhere where else a session may turn up when the refresh token is refused
 * @throws ItemError when the API refuses, or cannot be reached
 */
export async function renewSession(
	http: HttpRequest,
	access: LoginAccess,
	elsewhere: () => Promise<Session | undefined> = async () => await Promise.resolve(undefined),
): Promise<Session> {
	const account = accountOf(access.owner);
	if (account.renewal === undefined) {
		if (account.current !== undefined && wasReplaced(account, access.session))
			return account.current;
		const { refusal } = account;
		if (refusal !== undefined && Date.now() < refusal.until) throw refusal.error;
		account.renewal = obtainSession(http, access, elsewhere).finally(
			() => (account.renewal = undefined),
		);
	}
	const result = await account.renewal;
	if (result instanceof ItemError) {
		if (!isTransient(result)) refuse(account, result);
		throw result;
	}
	replace(account, access.session, result);
	return result;
}

/** Everybody who waited for the same refusal counts it once. */
function refuse(account: Account, error: ItemError): void {
	if (account.refusal?.error === error) return;
	const count = (account.refusal?.count ?? 0) + 1;
	const ms = Math.min(LONGEST_REFUSAL_MS, FIRST_REFUSAL_MS * 2 ** (count - 1));
	account.refusal = { error, count, until: Date.now() + ms };
}

function accountOf(owner: string): Account {
	const account = accounts.get(owner) ?? { replaced: new Set() };
	// Deleted and set again, the map's first key is the account that was not used for longest.
	accounts.delete(owner);
	accounts.set(owner, account);
	if (accounts.size > MAX_ACCOUNTS) dropOldest(accounts);
	return account;
}

function wasReplaced(account: Account, session: Session | undefined): boolean {
	return session === undefined || account.replaced.has(digest(session.accessToken));
}

function replace(account: Account, former: Session | undefined, session: Session): void {
	for (const token of [former?.accessToken, account.current?.accessToken]) {
		if (token !== undefined && token !== session.accessToken) account.replaced.add(digest(token));
	}
	if (account.replaced.size > MAX_REPLACED) dropOldest(account.replaced);
	account.current = session;
	account.refusal = undefined;
}

function dropOldest(collection: Map<string, unknown> | Set<string>): void {
	for (const key of collection.keys()) {
		collection.delete(key);
		return;
	}
}
