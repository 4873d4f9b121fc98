import { isObject } from '../../../nodes/Anycheck/json/objects';
import { bearer, tokensIn } from '../access.cts';
import type { Check } from '../check.cts';
import type { Answer, Probe } from '../probe.cts';
import { errorIn, isSuccess, objectIn, refusalText, refuseOthers, type Reply } from '../reply.cts';
import { safeName } from '../safe.cts';
import { Unanswered } from '../trouble.cts';

/** Asks who a token belongs to; nothing of the answer is used. */
async function profile(check: Check, accessToken: string): Promise<Reply> {
	const reply = await check.api.client.send('getProfile', { headers: bearer(accessToken) });
	refuseOthers(reply);
	return reply;
}

async function refresh(check: Check, refreshToken: string): Promise<Reply> {
	const reply = await check.api.client.send('refreshSession', {
		body: { refresh_token: refreshToken },
	});
	refuseOthers(reply);
	return reply;
}

const SESSION_ROW = 'Does one **sign-in** end the others at once?';

export const sessionProbes: Probe[] = [
	{
		id: 'reach',
		question: 'Does AnyCheck answer, and which ways to sign in are on?',
		async ask({ api }) {
			const methods = objectIn(await api.send('getAuthMethods', {}, 'nobody'));
			const on = Object.entries(methods)
				.filter(([, method]) => isObject(method) && method['enabled'] === true)
				.map(([name]) => safeName(name));
			return { text: `Yes. ${on.length === 0 ? 'None' : on.join(', ')}` };
		},
	},
	{
		id: 'signIn',
		question: 'How is a sign-in answered?',
		async ask({ api }) {
			if (!api.access.hasPassword) throw new Unanswered('No email and password were given');
			const { isWrapped, seconds } = await api.access.session();
			const lasts = seconds === undefined ? 'it does not say for how long' : `for ${seconds} s`;
			const seen: NonNullable<Answer['seen']> = { loginEnvelope: isWrapped ? 'legacy' : 'bare' };
			if (seconds !== undefined) seen.accessTokenSeconds = seconds;
			return {
				text: `${isWrapped ? 'Tokens inside "data"' : 'Tokens as they are'}, ${lasts}`,
				seen,
			};
		},
	},
	{
		id: 'secondSignIn',
		question: 'Does a second sign-in end the first session?',
		row: SESSION_ROW,
		async ask(check) {
			const { access } = check.api;
			const first = await access.session();
			if (!isSuccess(await profile(check, first.accessToken))) {
				throw new Unanswered('The session is not accepted for GET /profile');
			}
			access.use(await access.signIn());
			const reply = await profile(check, first.accessToken);
			if (isSuccess(reply)) {
				return { text: 'No, both go on', seen: { sessionsPerUser: 'many' } };
			}
			const { generation } = errorIn(reply);
			return {
				text: `Yes, at once (${refusalText(reply)})`,
				seen: {
					sessionsPerUser: 'one',
					...(generation === 'current' ? { errorStatuses: { SESSION_ENDED: reply.status } } : {}),
				},
				settings: [
					'Credential: give n8n a user of its own, and use one credential for all workflows',
				],
			};
		},
	},
	{
		id: 'refreshToken',
		question: 'Is a refresh token good for one use only?',
		row: SESSION_ROW,
		async ask(check) {
			const { access } = check.api;
			const { refreshToken } = await access.session();
			if (refreshToken === undefined) throw new Unanswered('The sign-in gave no refresh token');
			const first = await refresh(check, refreshToken);
			if (!isSuccess(first)) {
				throw new Unanswered(`A refresh was refused: ${refusalText(first)}`);
			}
			const renewed = tokensIn(first);
			access.use(renewed);
			const second = await refresh(check, refreshToken);
			if (isSuccess(second)) {
				access.use(tokensIn(second));
				return { text: 'No, it works again', seen: { refreshTokenRotation: false } };
			}
			const isOver = !isSuccess(await profile(check, renewed.accessToken));
			if (isOver) access.forget();
			const after = isOver ? ', and using it again ends the new session' : '';
			return {
				text: `Yes (${refusalText(second)})${after}`,
				seen: { refreshTokenRotation: true },
			};
		},
	},
];
