import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	ILoadOptionsFunctions,
} from 'n8n-workflow';
import { apiProblemIn } from '../errors/apiProblem';
import { isTransient, type ItemError } from '../errors/itemError';
import { asItemError } from '../errors/nodeError';
import { refusal } from '../errors/refusal';
import { accessFrom, SESSION_FIELDS, sessionFields, type Access, type LoginAccess } from './access';
import { answerOf, EXCHANGE, type Answer } from './answer';
import { renewSession } from './session';

export const CREDENTIAL_TYPE = 'anycheckApi';

/** What n8n hands to a node that runs, or to the editor's lists. */
export type ApiContext = IExecuteFunctions | ILoadOptionsFunctions;

/** Codes with which the API ends a session, whatever HTTP status goes with them (statuses are not documented). */
const SESSION_ENDED = new Set(['TOKEN_EXPIRED', 'INVALID_TOKEN', 'UNAUTHORIZED']);

/** Refusals in a row after which nothing more is sent. */
const MAX_REFUSALS = 3;

type Refused = Extract<Answer, { kind: 'answered' }>;

/**
 * Sends signed requests for one run of the node. The credential is read once per run, not once per request, and
 * however many requests meet an ended session at the same time, it is renewed once: n8n itself would log in once
 * per request, and where the API allows one session per user these logins throw each other out.
 */
export class Connection {
	private renewal: Promise<ItemError | undefined> | undefined;

	/** Refusals of the key, token, or one session after the other, with no request accepted in between. */
	private refusals = 0;

	/** Set when no request can succeed any more: from then on nothing is sent. */
	private closed: ItemError | undefined;

	/** The session is new, and n8n does not hold it in its database yet. */
	private isUnsaved = false;

	private constructor(
		private readonly context: ApiContext,
		private credentials: ICredentialDataDecryptedObject,
		private access: Access,
	) {}

	/** @throws ItemError when the credential lacks something */
	static async open(context: ApiContext): Promise<Connection> {
		const credentials = await context.getCredentials(CREDENTIAL_TYPE);
		return new Connection(context, credentials, accessFrom(credentials));
	}

	/** `login`, `apiKey` or `accessToken`. */
	get authentication(): Access['kind'] {
		return this.access.kind;
	}

	/** Sends one request, renewing the session as needed. Never throws. */
	async send(request: IHttpRequestOptions): Promise<Answer> {
		for (;;) {
			const { access } = this;
			let ended: Refused | undefined;
			if (access.kind !== 'login' || access.session !== undefined) {
				if (this.closed !== undefined) return { kind: 'unsent', reason: this.closed };
				const answer = await this.sendSigned(request);
				if (!isRefused(answer)) {
					this.refusals = 0;
					return answer;
				}
				if (access.kind !== 'login') {
					this.countRefusal(answer, request);
					return answer;
				}
				ended = answer;
			}
			const reason = await this.renewOnce(access, ended, request);
			if (reason !== undefined) return { kind: 'unsent', reason };
		}
	}

	private async sendSigned(request: IHttpRequestOptions): Promise<Answer> {
		const data = { ...this.credentials };
		// Where n8n finds no session it asks the credential for one, gets the one we have, and saves it.
		if (this.isUnsaved) data[SESSION_FIELDS.accessToken] = '';
		this.isUnsaved = false;
		return await answerOf(
			this.context.helpers.httpRequestWithAuthentication.call(
				this.context,
				CREDENTIAL_TYPE,
				{ ...EXCHANGE, ...request },
				{ credentialsDecrypted: { id: '', name: '', type: CREDENTIAL_TYPE, data } },
			),
		);
	}

	/** The reason why there is no new session, if so. Whoever comes while it is being renewed shares the outcome. */
	private async renewOnce(
		former: LoginAccess,
		ended: Refused | undefined,
		request: IHttpRequestOptions,
	): Promise<ItemError | undefined> {
		if (this.closed !== undefined) return this.closed;
		if (this.access !== former) return undefined;
		this.renewal ??= this.renew(former, ended, request).finally(() => (this.renewal = undefined));
		return await this.renewal;
	}

	private async renew(
		former: LoginAccess,
		ended: Refused | undefined,
		request: IHttpRequestOptions,
	): Promise<ItemError | undefined> {
		try {
			if (ended !== undefined) this.countRefusal(ended, request);
			if (this.closed !== undefined) return this.closed;
			if (former.session !== undefined && (await this.adoptStored(former))) return undefined;
			const session = await renewSession(this.context.helpers.httpRequest, former);
			this.credentials = { ...this.credentials, ...sessionFields(session, former.owner) };
			this.access = { ...former, session };
			this.isUnsaved = true;
			return undefined;
		} catch (error) {
			const reason = asItemError(error);
			if (!isTransient(reason)) this.closed = reason;
			return reason;
		}
	}

	/** One refusal may be an accident; several in a row mean that asking on is useless, and hammering. */
	private countRefusal({ status, body }: Refused, { method }: IHttpRequestOptions): void {
		if (++this.refusals <= MAX_REFUSALS) return;
		const { authentication } = this;
		this.closed = refusal(status, body, { subject: '', authentication, isWrite: method !== 'GET' });
	}

	/** Takes over what another execution, another worker or the user has saved meanwhile. */
	private async adoptStored(former: LoginAccess): Promise<boolean> {
		const stored = await this.context.getCredentials(CREDENTIAL_TYPE);
		const access = accessFrom(stored);
		const isSame = access.kind === 'login' && access.owner === former.owner;
		const isOld = isSame && access.session?.accessToken === former.session?.accessToken;
		if (isOld || (isSame && access.session === undefined)) return false;
		this.credentials = stored;
		this.access = access;
		return true;
	}
}

/** Whether the answer refuses who asks, not what is asked for. */
function isRefused(answer: Answer): answer is Refused {
	if (answer.kind !== 'answered' || answer.status < 400) return false;
	return answer.status === 401 || SESSION_ENDED.has(apiProblemIn(answer.body).errorCode ?? '');
}
