import { demo } from '../../sandbox/index.cts';
import { useSandbox } from './client.cts';

const bench = useSandbox();

interface Tokens {
	access_token: string;
	refresh_token: string;
}

async function login(email = demo.email): Promise<Tokens> {
	const { data } = await bench.anyone.post<Tokens>('/auth/login', {
		email,
		password: demo.password,
	});
	return data;
}

async function refresh(refreshToken: string): Promise<{ status: number; data: Tokens }> {
	return bench.anyone.post<Tokens>('/auth/refresh', { refresh_token: refreshToken });
}

async function profile(accessToken: string): Promise<{ status: number; data: unknown }> {
	return bench.anyone.get('/profile', { headers: { Authorization: `Bearer ${accessToken}` } });
}

test('a login answers two tokens that look like JWTs, and opens the profile', async () => {
	const tokens = await login();
	expect(Object.keys(tokens).sort()).toEqual(['access_token', 'refresh_token']);
	expect(tokens.access_token.split('.')).toHaveLength(3);
	expect(await profile(tokens.access_token)).toMatchObject({
		status: 200,
		data: { email: demo.email },
	});
	expect(bench.sandbox.state.sessions).toMatchObject({ logins: 1, refusedLogins: 0 });
});

test('a wrong password and an unknown user get the same refusal', async () => {
	for (const email of [demo.email, 'nobody@example.test']) {
		const { status, data } = await bench.anyone.post<unknown>('/auth/login', {
			email,
			password: 'wrong',
		});
		expect(status).toBe(401);
		expect(data).toMatchObject({ error_code: 'INVALID_CREDENTIALS' });
	}
	expect(bench.sandbox.state.sessions.refusedLogins).toBe(2);
});

test('the older generation wraps the login', async () => {
	bench.sandbox.options.loginEnvelope = 'legacy';
	const { data } = await bench.anyone.post<unknown>('/auth/login', {
		email: demo.email,
		password: demo.password,
	});
	expect(data).toMatchObject({
		success: true,
		data: { expires_in: 3600, user: { email: demo.email } },
	});
});

test('a second login ends the first session of that user only', async () => {
	const first = await login();
	const other = await login(demo.secondEmail);
	const second = await login();
	expect(await profile(first.access_token)).toMatchObject({
		status: 401,
		data: { error_code: 'UNAUTHORIZED' },
	});
	expect((await profile(second.access_token)).status).toBe(200);
	expect((await profile(other.access_token)).status).toBe(200);
	expect((await refresh(first.refresh_token)).data).toMatchObject({ error_code: 'UNAUTHORIZED' });
});

test('sessions live side by side when many are allowed', async () => {
	bench.sandbox.options.sessionsPerUser = 'many';
	const first = await login();
	await login();
	expect((await profile(first.access_token)).status).toBe(200);
	expect(bench.sandbox.state.sessions.live()).toHaveLength(2);
});

test('an expired token says so, and a refresh opens the next session', async () => {
	const tokens = await login();
	bench.sandbox.state.sessions.expireAccessTokens();
	expect((await profile(tokens.access_token)).data).toMatchObject({ error_code: 'TOKEN_EXPIRED' });
	const next = await refresh(tokens.refresh_token);
	expect(next.data.refresh_token).not.toBe(tokens.refresh_token);
	expect((await profile(next.data.access_token)).status).toBe(200);
	expect(bench.sandbox.state.sessions).toMatchObject({ logins: 1, refreshes: 1 });
});

test('a lifetime given in seconds ends by itself', async () => {
	bench.sandbox.options.accessTokenSeconds = 0.02;
	const tokens = await login();
	await new Promise((resolve) => setTimeout(resolve, 40));
	expect((await profile(tokens.access_token)).data).toMatchObject({ error_code: 'TOKEN_EXPIRED' });
});

test.each([
	['one', 'UNAUTHORIZED'],
	['many', 'INVALID_TOKEN'],
] as const)('with rotation a refresh token works once (sessions: %s)', async (sessions, code) => {
	bench.sandbox.options.sessionsPerUser = sessions;
	const tokens = await login();
	expect((await refresh(tokens.refresh_token)).status).toBe(200);
	expect((await refresh(tokens.refresh_token)).data).toMatchObject({ error_code: code });
	expect(bench.sandbox.state.sessions.refusedRefreshes).toBe(1);
});

test('without rotation a refresh token works again', async () => {
	bench.sandbox.options.refreshTokenRotation = false;
	const tokens = await login();
	expect((await refresh(tokens.refresh_token)).status).toBe(200);
	expect((await refresh(tokens.refresh_token)).status).toBe(200);
});

test('expired refresh tokens and nonsense are refused', async () => {
	const tokens = await login();
	bench.sandbox.state.sessions.expireRefreshTokens();
	expect((await refresh(tokens.refresh_token)).data).toMatchObject({ error_code: 'TOKEN_EXPIRED' });
	expect((await refresh('nonsense')).data).toMatchObject({ error_code: 'INVALID_TOKEN' });
	expect((await profile('nonsense')).data).toMatchObject({ error_code: 'INVALID_TOKEN' });
});

test('a revoked session is over', async () => {
	const tokens = await login();
	bench.sandbox.state.sessions.revoke(demo.email);
	expect((await profile(tokens.access_token)).data).toMatchObject({ error_code: 'UNAUTHORIZED' });
	expect(bench.sandbox.state.sessions.live()).toEqual([]);
});

test('keys: missing, unknown, expired, and where none is taken', async () => {
	const codes = [];
	for (const headers of [{}, { 'X-API-Key': 'unknown' }, { 'X-API-Key': demo.expiredApiKey }]) {
		const { status, data } = await bench.anyone.get<{ error_code: string }>('/services', {
			headers,
		});
		expect(status).toBe(401);
		codes.push(data.error_code);
	}
	expect(codes).toEqual(['UNAUTHORIZED', 'INVALID_API_KEY', 'API_KEY_EXPIRED']);
	expect((await bench.key.get('/services')).status).toBe(200);
	expect((await bench.key.get('/profile')).status).toBe(401);
});

test('operations can refuse keys or tokens', async () => {
	bench.sandbox.options.apiKeyRefusedBy = ['listServices'];
	bench.sandbox.options.tokenRefusedBy = ['getAuthMethods', 'getVerification'];
	const user = await bench.login();
	expect((await bench.key.get('/services')).data).toMatchObject({ error_code: 'FORBIDDEN' });
	expect((await user.get(`/verifications/${demo.verifications.ktp}`)).status).toBe(403);
	expect((await bench.anyone.get('/auth/methods')).data).toMatchObject({
		PASSWORD: { enabled: true },
	});
});
