import { sleep, type ICredentialDataDecryptedObject } from 'n8n-workflow';
import { apiProblemIn, saysNo } from '../../errors/apiProblem';
import { codeEntry, endsSession } from '../../errors/catalogue';
import { ItemError, ofTheRun, saysNothing } from '../../errors/itemError';
import { asItemError } from '../../errors/nodeError';
import { refusal } from '../../errors/responseError';
import {
	accessFrom,
	accountOf,
	isOfApi,
	SESSION_FIELDS,
	sessionFields,
	webhookSecretsIn,
	type Access,
	type LoginAccess,
	type Session,
} from './credential';
import type { TimedRequest } from '../http/deadline';
import { exchange } from '../http/exchange';
import type { HttpResponse, HttpResult, Sender, SendResult } from '../http/response';
import { judge } from '../http/retryPolicy';
import {
	hasEnded,
	isTimeToLook,
	LOOK_EVERY_MS,
	noteEnd,
	renewSession,
	saveAgain,
	type Renewed,
} from './session';
import {
	CREDENTIAL_TYPE,
	isSameUser,
	sessionSavedElsewhere,
	storedCredential,
	type ApiContext,
} from './storedCredential';

/** Requests in a row that were refused for good, after which asking on is useless, and hammering. */
const MAX_REFUSALS = 5;

/** What everybody may see who is welcome: as the test of the credential, which the documentation names for each way. */
const NEUTRAL: Readonly<Record<Access['kind'], string>> = {
	apiKey: 'services',
	accessToken: 'profile',
	login: 'profile',
};

const QUESTION_TIMEOUT_MS = 10_000;

/** Whoever saves a session may be written over by one that is over for so long: two saves at once are that far apart. */
const SETTLE_MS = 600;

/** How the API takes the credential where nothing but that is in question. */
type Welcome = 'welcome' | 'refused' | 'unknown';

/**
 * Sends authenticated requests for one run of the node. The credential is read once per run, not once per request, and
 * however many requests meet an ended session at the same time, it is renewed once: n8n itself would log in once
 * per request, and where the API allows one session per user these logins throw each other out.
 */
export class Connection implements Sender {
	/** Set when no request can succeed any more: from then on nothing is sent. */
	closed: ItemError | undefined;

	private renewal: Promise<ItemError | undefined> | undefined;

	private refusals = 0;

	/** The session is one that took the place of another in this run. */
	private hasRenewed = false;

	/** What is being asked just now. */
	private readonly questions = new Map<Access, Promise<Welcome>>();

	/** Another worker asked for the session, which may be over again by now without anybody's fault. */
	private isTakenOver = false;

	/** Until when this run looks after the session that it has saved. */
	private settledAt = 0;

	private constructor(
		private readonly context: ApiContext,
		private credentials: ICredentialDataDecryptedObject,
		private access: Access,
	) {}

	/** @throws ItemError when the credential cannot be had, or lacks something */
	static async open(context: ApiContext): Promise<Connection> {
		try {
			const credentials = await context.getCredentials(CREDENTIAL_TYPE);
			return new Connection(context, credentials, accessFrom(credentials));
		} catch (error) {
			throw ofTheRun(asItemError(error));
		}
	}

	get webhookSecret(): string {
		return webhookSecretsIn(this.credentials)[0] ?? '';
	}

	/** See `accountOf`. */
	get account(): string {
		return accountOf(this.access);
	}

	/** `login`, `apiKey` or `accessToken`. */
	get authentication(): Access['kind'] {
		return this.access.kind;
	}

	/**
	 * Sends one request, with a session first where there is none. Never throws.
	 * @param mayRenew whether a refusal may be the session's fault; the request then has to be sent again
	 * @param takesKey whether the API's documentation shows it with an API key
	 */
	async send(request: TimedRequest, mayRenew: boolean, takesKey: boolean): Promise<SendResult> {
		for (;;) {
			// What lies elsewhere is fetched without a word about who is asking.
			if (this.isElsewhere(request)) return await this.sendAnonymously(request);
			// Until the session is renewed, whatever is sent would be refused.
			if (this.renewal !== undefined) await this.renewal;
			if (this.closed !== undefined) return { kind: 'notSent', reason: this.closed };
			const { access } = this;
			const needsSession = access.kind === 'login' && access.session === undefined;
			if (!needsSession) await this.lookAgain();
			const result = needsSession ? undefined : await this.sendAuthenticated(request);
			if (result !== undefined && !isRefused(result)) {
				this.refusals = 0;
				return result;
			}
			if (result !== undefined) {
				const mayBeOver = access.kind === 'login' && mayRenew;
				// That a session has ended is likely once; with a new one it may as well be the item that is refused.
				const isLikely = !this.hasRenewed || access !== this.access || namesSession(result);
				const isAsked = !mayBeOver || !isLikely;
				const welcome = isAsked ? await this.ask(access, request.timeout) : 'unknown';
				if (welcome === 'welcome') {
					this.refusals = 0;
					return { ...result, isAboutItem: true };
				}
				if (!mayBeOver) {
					this.countRefusal(result, takesKey, welcome);
					return result;
				}
			}
			const reason = access.kind === 'login' ? await this.renewOnce(access) : undefined;
			if (reason !== undefined) return { kind: 'notSent', reason };
			if (result === undefined) continue;
			return { kind: 'sessionRenewed', isTakenOver: this.isTakenOver };
		}
	}

	/** The run is over; nobody waits for what is still to be looked after. */
	close(): void {
		void this.settle().catch(() => undefined);
	}

	/** Where this run saved a session a moment ago it looks after it until that is settled: nobody else may do so. */
	private async settle(): Promise<void> {
		while (this.closed === undefined && Date.now() < this.settledAt) {
			await sleep(LOOK_EVERY_MS);
			await this.lookAgain();
		}
	}

	private isElsewhere({ url }: TimedRequest): boolean {
		return URL.canParse(url) && !isOfApi(url, this.access.baseUrl);
	}

	private async sendAnonymously(request: TimedRequest): Promise<HttpResult> {
		return await exchange(this.context.helpers.httpRequest, request);
	}

	private async sendAuthenticated(
		request: TimedRequest,
		data: ICredentialDataDecryptedObject = { ...this.credentials },
	): Promise<HttpResult> {
		const credentialsDecrypted = { id: '', name: '', type: CREDENTIAL_TYPE, data };
		const { httpRequestWithAuthentication } = this.context.helpers;
		return await exchange(
			async (timed) =>
				await httpRequestWithAuthentication.call(this.context, CREDENTIAL_TYPE, timed, {
					credentialsDecrypted,
				}),
			request,
		);
	}

	/**
	 * Where n8n finds no session it asks the credential for one, gets the one we have, and saves it, older ones with all that
	 * they are given here; so they are given what is stored now. The request itself ends before it is sent.
	 */
	private async save({ owner }: LoginAccess, session: Session): Promise<void> {
		const stored = await storedCredential(this.context).catch(() => undefined);
		const isTheirs = stored?.access.kind === 'login' && stored.access.owner === owner;
		const credentials = isTheirs ? stored.credentials : this.credentials;
		this.credentials = { ...credentials, ...sessionFields(session, owner) };
		await this.sendAuthenticated(
			{ url: NEUTRAL.login, timeout: QUESTION_TIMEOUT_MS, endSignal: AbortSignal.abort() },
			{ ...this.credentials, [SESSION_FIELDS.accessToken]: '' },
		);
	}

	/** Saves a new session, unless another worker has logged in meanwhile and ended it. */
	private async saveNew(access: LoginAccess, session: Session): Promise<Renewed> {
		const other = await sessionSavedElsewhere(this.context, access, 0);
		if (other !== undefined && other.accessToken !== access.session?.accessToken) {
			const before = this.credentials;
			this.credentials = { ...before, ...sessionFields(session, access.owner) };
			if ((await this.answer('login')) === 'refused') {
				this.credentials = { ...before, ...sessionFields(other, access.owner) };
				noteEnd(access.owner, session);
				return { session: other, isTakenOver: true };
			}
		}
		await this.save(access, session);
		this.settledAt = Date.now() + SETTLE_MS;
		return { session, isTakenOver: false };
	}

	/** Saves the session again where one that is over was saved over it. */
	private async lookAgain(): Promise<void> {
		const { access } = this;
		if (access.kind !== 'login' || access.session === undefined) return;
		const { session, owner } = access;
		if (!isTimeToLook(owner, session)) return;
		const stored = await storedCredential(this.context).catch(() => undefined);
		if (stored?.access.kind !== 'login' || stored.access.owner !== owner) return;
		if (stored.access.session?.accessToken === session.accessToken) return;
		if ((await this.ask(access)) !== 'welcome') return;
		await saveAgain(owner, session, async () => {
			await this.save(access, session);
		});
	}

	/** Asks for something neutral with the same credential. Whoever wants to know at the same time shares the answer. */
	private async ask(access: Access, timeout?: number): Promise<Welcome> {
		const asking = this.questions.get(access) ?? this.answer(access.kind, timeout);
		this.questions.set(access, asking);
		return await asking.finally(() => this.questions.delete(access));
	}

	private async answer(kind: Access['kind'], timeout = QUESTION_TIMEOUT_MS): Promise<Welcome> {
		const result = await this.sendAuthenticated({ url: NEUTRAL[kind], timeout });
		if (judge(result, false) === 'ok') return 'welcome';
		return isRefused(result) ? 'refused' : 'unknown';
	}

	private countRefusal({ status, body }: HttpResponse, takesKey: boolean, welcome: Welcome): void {
		const isSure = welcome === 'refused' && this.access.kind !== 'login';
		if (++this.refusals < MAX_REFUSALS && !isSure) return;
		const { authentication } = this;
		this.closed = refusal(status, body, { subject: '', authentication, takesKey });
	}

	/** The reason why there is no new session, if so. Whoever comes while it is being renewed shares the outcome. */
	private async renewOnce(former: LoginAccess): Promise<ItemError | undefined> {
		if (this.access !== former) return undefined;
		this.renewal ??= this.renew(former).finally(() => (this.renewal = undefined));
		return await this.renewal;
	}

	private async renew(former: LoginAccess): Promise<ItemError | undefined> {
		try {
			if (former.session !== undefined) noteEnd(former.owner, former.session);
			const access = await this.accessNow(former);
			if (access === undefined) return this.closed;
			const { session, isTakenOver } = await renewSession(
				this.context.helpers.httpRequest,
				access,
				{
					find: async (patienceMs) => await sessionSavedElsewhere(this.context, access, patienceMs),
					save: async (fresh) => await this.saveNew(access, fresh),
				},
			);
			this.credentials = { ...this.credentials, ...sessionFields(session, access.owner) };
			this.access = { ...access, session };
			this.isTakenOver = isTakenOver;
			this.hasRenewed = former.session !== undefined;
			return undefined;
		} catch (error) {
			const reason = ofTheRun(asItemError(error));
			if (!saysNothing(reason)) this.closed = reason;
			return reason;
		}
	}

	/**
	 * Who has to sign in, as the credential is stored now. Nobody has to where another execution or another worker has saved
	 * a session meanwhile, which is taken over, or where the credential became somebody else's.
	 */
	private async accessNow(former: LoginAccess): Promise<LoginAccess | undefined> {
		const stored = await storedCredential(this.context);
		if (stored === undefined) return former;
		const { access, credentials } = stored;
		if (!isSameUser(access, former)) {
			this.closed = CHANGED;
			return undefined;
		}
		this.credentials = credentials;
		if (access.session !== undefined && !hasEnded(access.owner, access.session)) {
			this.access = access;
			this.isTakenOver = true;
			return undefined;
		}
		// The newest session has the newest refresh token, but it is not one of another password.
		return access.owner === former.owner ? former : access;
	}
}

/** Half a run in one environment and half in another would be worse than half a run. */
const CHANGED = new ItemError(
	'The credential was changed during the run',
	'It now belongs to another environment or user. Run the workflow again for the items that failed.',
	{ retryable: true },
);

/** Whether it is the session that the API names, and not who asks in general. */
function namesSession({ body }: HttpResponse): boolean {
	const byCode = codeEntry(apiProblemIn(body).errorCode ?? '');
	return byCode.endsSession === true && byCode.isVague !== true;
}

/** Whether the response refuses who asks, not what is asked for. */
function isRefused(result: SendResult): result is HttpResponse {
	if (result.kind !== 'response' || (result.status < 300 && !saysNo(result.body))) return false;
	return endsSession(result.status, apiProblemIn(result.body).errorCode ?? '');
}
