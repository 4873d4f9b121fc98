import { ApiProblem } from '../errors.cts';
import type { SandboxOptions } from '../options.cts';
import type { Session } from '../state/sessions.cts';
import type { AnswerOf } from '../types.cts';
import type { SomeHandlers } from './call.cts';

/** Operations of the tag Authentication. */
export const authenticationHandlers: SomeHandlers<
	'login' | 'refreshSession' | 'getAuthMethods' | 'getProfile'
> = {
	login({ core, body, applied }) {
		const { sessions, users } = core.state;
		const email = body.email.toLowerCase();
		const user = users.find((known) => known.email === email);
		if (user?.password !== body.password) {
			sessions.refusedLogins += 1;
			throw new ApiProblem('INVALID_CREDENTIALS', 'The email address or the password is wrong');
		}
		sessions.logins += 1;
		applied();
		return sessionAnswer(sessions.start(user), core.options);
	},

	refreshSession({ core, body, applied }) {
		const session = core.state.sessions.refresh(body.refresh_token);
		applied();
		return sessionAnswer(session, core.options);
	},

	getAuthMethods: () => ({
		ENTRA: { enabled: false, healthy: false, details: 'not configured' },
		LDAP: { enabled: false, healthy: false, details: 'not configured' },
		PASSWORD: { enabled: true },
	}),

	getProfile({ principal }) {
		if (principal?.kind !== 'session') throw new ApiProblem('UNAUTHORIZED', 'Log in first');
		const { id, email, name, role } = principal.session.user;
		return { id, email, name, role };
	},
};

function sessionAnswer(session: Session, options: SandboxOptions): AnswerOf<'login'> {
	const tokens = { access_token: session.accessToken, refresh_token: session.refreshToken };
	if (options.loginEnvelope === 'bare') return tokens;
	const { id, email, name } = session.user;
	const data = { ...tokens, expires_in: options.accessTokenSeconds, user: { id, email, name } };
	return { success: true, data };
}
