import { ApiProblem } from '../errors.cts';
import type { SandboxOptions } from '../options.cts';
import { issueToken } from './tokens.cts';
import type { User } from './users.cts';

/** A login of a user. Times are in milliseconds since 1970. */
export interface Session {
	id: number;
	user: User;
	accessToken: string;
	refreshToken: string;
	startedAt: number;
	accessUntil: number;
	refreshUntil: number;
	ended: boolean;
}

/** Who is logged in, under the rules that the options choose. */
export class Sessions {
	/** Successful logins. */
	logins = 0;
	/** Refused logins. */
	refusedLogins = 0;
	/** Successful refreshes. */
	refreshes = 0;
	/** Refused refreshes. */
	refusedRefreshes = 0;

	private nextId = 1;
	private readonly byAccessToken = new Map<string, Session>();
	private readonly byRefreshToken = new Map<string, Session>();
	private readonly usedRefreshTokens = new Set<string>();

	constructor(private readonly options: SandboxOptions) {}

	/** Starts a session, which ends the user's others when there may be one only. */
	start(user: User): Session {
		if (this.options.sessionsPerUser === 'one') this.revoke(user.email);
		const id = this.nextId++;
		const { accessTokenSeconds, refreshTokenSeconds } = this.options;
		const startedAt = Date.now();
		const session: Session = {
			id,
			user,
			accessToken: issueToken('access', user.id, id, accessTokenSeconds),
			refreshToken: issueToken('refresh', user.id, id, refreshTokenSeconds),
			startedAt,
			accessUntil: startedAt + accessTokenSeconds * 1000,
			refreshUntil: startedAt + refreshTokenSeconds * 1000,
			ended: false,
		};
		this.byAccessToken.set(session.accessToken, session);
		this.byRefreshToken.set(session.refreshToken, session);
		return session;
	}

	/** Starts the successor of the session that the refresh token belongs to. */
	refresh(refreshToken: string): Session {
		try {
			const former = this.find(this.byRefreshToken, refreshToken, 'refreshUntil');
			if (this.usedRefreshTokens.has(refreshToken)) {
				throw new ApiProblem('INVALID_TOKEN', 'The refresh token has been used before');
			}
			if (this.options.refreshTokenRotation) this.usedRefreshTokens.add(refreshToken);
			const session = this.start(former.user);
			// A refresh token that may be used again must survive the end of the session it came with.
			if (!this.options.refreshTokenRotation) this.byRefreshToken.set(refreshToken, session);
			this.refreshes += 1;
			return session;
		} catch (error) {
			this.refusedRefreshes += 1;
			throw error;
		}
	}

	/** The session of an access token; throws when it is unknown, expired or ended. */
	of(accessToken: string): Session {
		return this.find(this.byAccessToken, accessToken, 'accessUntil');
	}

	/** Sessions that are not over. */
	live(): Session[] {
		return [...this.byAccessToken.values()].filter(({ ended }) => !ended);
	}

	/** Ends sessions, of one user or of all, as a login from another device does. */
	revoke(email?: string): void {
		for (const session of this.liveOf(email)) session.ended = true;
	}

	/** Makes access tokens expire, of one user or of all; refresh tokens stay valid. */
	expireAccessTokens(email?: string): void {
		for (const session of this.liveOf(email)) session.accessUntil = 0;
	}

	/** Makes refresh tokens expire, of one user or of all. */
	expireRefreshTokens(email?: string): void {
		for (const session of this.liveOf(email)) session.refreshUntil = 0;
	}

	private liveOf(email: string | undefined): Session[] {
		return this.live().filter(({ user }) => email === undefined || user.email === email);
	}

	private find(
		sessions: Map<string, Session>,
		token: string,
		until: 'accessUntil' | 'refreshUntil',
	): Session {
		const session = sessions.get(token);
		if (!session) throw new ApiProblem('INVALID_TOKEN', 'The token is not valid');
		if (session.ended) {
			throw new ApiProblem(
				'SESSION_ENDED',
				'The session has expired or the account has logged in from another device',
			);
		}
		if (session[until] <= Date.now())
			throw new ApiProblem('TOKEN_EXPIRED', 'The token has expired');
		return session;
	}
}
