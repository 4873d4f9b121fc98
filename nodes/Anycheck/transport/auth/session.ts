import { sleep, type ICredentialDataDecryptedObject, type IHttpRequestHelper } from 'n8n-workflow';
import { isTransient, ItemError } from '../../errors/itemError';
import { accessFrom, digest, sessionFields, type LoginAccess, type Session } from './credential';
import { obtainSession, type HttpRequest } from './login';

/** A working session, and whether another worker asked for it, not this process. */
export interface Renewed {
	session: Session;
	isTakenOver: boolean;
}

/** Where all workers keep the session: the credential in n8n's database. */
export interface SessionStore {
	/** One that another worker has saved, or saves within so many milliseconds. */
	find(patienceMs: number): Promise<Session | undefined>;
	/** Saves a new one before anybody uses it. @returns with which one to go on: it may be over already */
	save(session: Session): Promise<Renewed>;
}

/** What this process knows about one account: an environment, an e-mail and a password. */
interface Account {
	renewal?: Promise<Renewed | ItemError>;
	current?: Session;
	/** What is being saved: n8n asks for it to do so. */
	unsaved?: Session | undefined;
	/** When `current` was saved, and how often since then it was looked whether it still is, and saved again. */
	savedAt: number;
	looks: number;
	/** How long a session of another worker is waited for: less where it was in vain, since there may be no other. */
	patienceMs: number;
	/** Digests of the access tokens that `current` has replaced. */
	replaced: Set<string>;
	/** Digests of the access tokens that are over, this process's own and others'. */
	ended: Set<string>;
	/** The last refusal, how many there were in a row, and when to ask again at the earliest. */
	refusal?: { error: ItemError; count: number; until: number };
}

/** Keyed with the password's digest in it: a credential with another password never meets this session. */
const accounts = new Map<string, Account>();
const MAX_ACCOUNTS = 200;
const MAX_TOKENS = 100;

/** Workers that need a session at the same moment ask for it this far apart at most, so that the later ones find the first one's. */
const SPREAD_MS = 100;

/** With a refresh token that was refused, a worker waits this long at first, and at least, before it signs in. */
const LONGEST_PATIENCE_MS = 2_000;
const LEAST_PATIENCE_MS = 500;

/** So often, and for so long after it was saved, it is looked whether a session has been written over. */
export const LOOK_EVERY_MS = 250;
const MAX_LOOKS = 16;

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
	const session =
		accountOf(access.owner).unsaved ??
		(await renewSession(helper.helpers.httpRequest, access)).session;
	return sessionFields(session, access.owner);
}

/**
 * A working session instead of the one in `access` (or the first one). However many ask at the same time, the API
 * is asked once; whoever comes with a token that was replaced meanwhile gets the newer one without asking at all.
 *
 * @throws ItemError when the API refuses, or cannot be reached
 */
export async function renewSession(
	http: HttpRequest,
	access: LoginAccess,
	store?: SessionStore,
): Promise<Renewed> {
	const account = accountOf(access.owner);
	if (account.renewal === undefined) {
		if (account.current !== undefined && wasReplaced(account, access.session))
			return { session: account.current, isTakenOver: false };
		const { refusal } = account;
		if (refusal !== undefined && Date.now() < refusal.until) throw refusal.error;
		account.renewal = renew(http, access, account, store).finally(
			() => (account.renewal = undefined),
		);
	}
	const result = await account.renewal;
	if (result instanceof ItemError) {
		if (!isTransient(result)) refuse(account, result);
		throw result;
	}
	return result;
}

async function renew(
	http: HttpRequest,
	access: LoginAccess,
	account: Account,
	store: SessionStore | undefined,
): Promise<Renewed | ItemError> {
	const taken = (session: Session): Renewed => {
		replace(account, access.session, session);
		return { session, isTakenOver: true };
	};
	if (store !== undefined) {
		await sleep(Math.random() * SPREAD_MS);
		const found = await store.find(0);
		if (found !== undefined) return taken(found);
	}
	let isFound = false;
	const elsewhere = async () => {
		// How long differs, so that not all log in together.
		const session = await store?.find(account.patienceMs * (0.5 + Math.random() / 2));
		isFound = session !== undefined;
		account.patienceMs = isFound ? LONGEST_PATIENCE_MS : account.patienceMs / 2;
		account.patienceMs = Math.max(LEAST_PATIENCE_MS, account.patienceMs);
		return session;
	};
	const session = await obtainSession(http, access, elsewhere);
	if (session instanceof ItemError) return session;
	if (isFound) return taken(session);
	const renewed = store && (await saved(account, session, store));
	if (renewed?.isTakenOver === true) return taken(renewed.session);
	replace(account, access.session, session);
	return { session, isTakenOver: false };
}

async function saved(account: Account, session: Session, store: SessionStore): Promise<Renewed> {
	account.unsaved = session;
	try {
		return await store.save(session);
	} finally {
		account.unsaved = undefined;
		account.savedAt = Date.now();
		account.looks = 0;
	}
}

/**
 * Two workers that log in at the same moment also save at the same moment, and the session that is over may be the one that
 * is saved last. So whoever logged in looks again for some seconds.
 */
export function isTimeToLook(owner: string, session: Session): boolean {
	const account = accountOf(owner);
	if (account.current !== session || account.looks >= MAX_LOOKS) return false;
	if (Date.now() < account.savedAt + LOOK_EVERY_MS * (account.looks + 1)) return false;
	account.looks = Math.max(
		account.looks + 1,
		Math.floor((Date.now() - account.savedAt) / LOOK_EVERY_MS),
	);
	return true;
}

/** Saves a session again. */
export async function saveAgain(
	owner: string,
	session: Session,
	save: () => Promise<void>,
): Promise<void> {
	const account = accountOf(owner);
	account.unsaved = session;
	await save().finally(() => (account.unsaved = undefined));
}

/** Remembers that a session is over: wherever it is found, it is not taken again. */
export function noteEnd(owner: string, session: Session): void {
	const { ended } = accountOf(owner);
	ended.add(digest(session.accessToken));
	if (ended.size > MAX_TOKENS) dropOldest(ended);
}

export function hasEnded(owner: string, session: Session): boolean {
	return accountOf(owner).ended.has(digest(session.accessToken));
}

/** Everybody who waited for the same refusal counts it once. */
function refuse(account: Account, error: ItemError): void {
	if (account.refusal?.error === error) return;
	const count = (account.refusal?.count ?? 0) + 1;
	const ms = Math.min(LONGEST_REFUSAL_MS, FIRST_REFUSAL_MS * 2 ** (count - 1));
	account.refusal = { error, count, until: Date.now() + ms };
}

function accountOf(owner: string): Account {
	const account: Account = accounts.get(owner) ?? {
		savedAt: 0,
		looks: MAX_LOOKS,
		patienceMs: LONGEST_PATIENCE_MS,
		replaced: new Set(),
		ended: new Set(),
	};
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
	if (account.replaced.size > MAX_TOKENS) dropOldest(account.replaced);
	account.current = session;
	account.refusal = undefined;
}

function dropOldest(collection: Map<string, unknown> | Set<string>): void {
	for (const key of collection.keys()) {
		collection.delete(key);
		return;
	}
}
