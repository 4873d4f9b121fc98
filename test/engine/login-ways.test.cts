// Logins that take more than email and password, and sessions that end under any status.
import { failures, setDesk, type Desk } from './support/desk.cts';
import { CREDENTIAL, expectNoSecret, sessionCounts, typed } from './support/stage.cts';

let desk: Desk;

beforeEach(async () => {
	desk = await setDesk();
});

afterEach(() => desk.close());

async function completeAll(count = 3) {
	const credentialId = desk.engine.credentials.create(CREDENTIAL, typed.login(desk));
	const items = desk.addMany(count).map((id) => ({ id }));
	const run = await desk.run(items, { verificationStatus: 'COMPLETED' }, { credentialId });
	expectNoSecret(desk, credentialId, run.executionData);
	return run;
}

function answer(path: string, status: number, body: unknown) {
	desk.sandbox.faults.add({ match: { path }, fault: { type: 'status', status, body } });
}

const asked = (path: RegExp) =>
	desk.sandbox.record.requests.filter((r) => path.test(r.path)).length;

describe.each([
	['a second step', 200, { mfa_required: true, challenge: 'challenge-1' }],
	['the same, as it was', 200, { success: true, data: { next: 'otp' } }],
	['an unknown code', 403, { error_code: 'MFA_REQUIRED', message: 'Enter the code' }],
	['an unknown code of old', 400, { success: false, error: { code: 'SSO_ONLY', message: 'No' } }],
])('a login that is answered with %s', (_, status, body) => {
	it('is told apart from a wrong password, and not sent again', async () => {
		answer('^/auth/login', status, body);

		const told = failures(await completeAll());

		expect(told).toHaveLength(3);
		for (const words of told) {
			expect(words).toMatch(/^AnyCheck did not sign in with email and password alone\n/);
			expect(words).toContain("choose 'Access Token'");
			expect(words).not.toContain('challenge-1');
		}
		expect(asked(/login/)).toBe(1);
	});
});

describe('after a refused password', () => {
	beforeEach(() => {
		answer('^/auth/login', 401, { error_code: 'INVALID_CREDENTIALS', message: 'Wrong' });
	});

	it.each([
		[true, /^AnyCheck refused the email or password\n/],
		[false, /^AnyCheck did not sign in with email and password alone\n/],
	])('names other ways that AnyCheck offers (password: %s)', async (enabled, message) => {
		const PASSWORD = { enabled };
		const ENTRA = { enabled: true, healthy: true, details: 'reachable' };
		answer('^/auth/methods', 200, { ENTRA, LDAP: { enabled: false }, PASSWORD });

		const told = failures(await completeAll());

		expect(told).toHaveLength(3);
		for (const words of told) {
			expect(words).toMatch(message);
			expect(words).toMatch(/offers ENTRA.*'Access Token'/);
			expect(words).not.toContain('LDAP here');
		}
		expect(asked(/methods/)).toBe(1);
	});

	it.each([
		[200, { PASSWORD: { enabled: true } }],
		[200, { ENTRA: null, LDAP: 'yes' }],
		[200, []],
		[404, '<html>'],
		[500, {}],
	])('says nothing of them where there are none to be told of: %i %j', async (status, body) => {
		answer('^/auth/methods', status, body);

		for (const words of failures(await completeAll())) {
			expect(words).toMatch(/^AnyCheck refused the email or password\n/);
			expect(words).not.toMatch(/offers/);
		}
	});
});

it('a user who is not there is a wrong email', async () => {
	answer('^/auth/login', 404, { error_code: 'USER_NOT_FOUND', message: 'No such user' });

	for (const words of failures(await completeAll())) {
		expect(words).toMatch(/^AnyCheck refused the email or password\n/);
	}
});

it.each([
	[200, { success: false, error: { code: 'TOKEN_EXPIRED', message: 'Expired' } }],
	[200, { error_code: 'UNAUTHORIZED', message: 'Signed in elsewhere' }],
	[400, { error_code: 'INVALID_TOKEN', message: 'Not valid' }],
	[403, { error_code: 'UNAUTHORIZED', message: 'Signed in elsewhere' }],
	[404, { error_code: 'TOKEN_EXPIRED', message: 'Expired' }],
	[500, { error_code: 'TOKEN_EXPIRED', message: 'Expired' }],
])('a session that ended is renewed, whatever the status: %i %j', async (status, body) => {
	desk.sandbox.faults.add({
		match: { method: 'PUT', nth: 2 },
		fault: { type: 'status', status, body },
	});

	const { outputs } = await completeAll();

	expect(outputs.success).toHaveLength(3);
	const { logins, refreshes } = sessionCounts(desk);
	expect([logins, refreshes]).toEqual([1, 1]);
});
