// However many items meet an ended session: one refresh or one login, and no item lost.
import {
	CREDENTIAL,
	expectNoSecret,
	sessionCounts,
	setStage,
	typed,
	type Stage,
} from './support/stage.cts';
import { update } from './support/update.cts';

let stage: Stage;
let credentialId: string;

beforeEach(async () => {
	stage = await setStage();
	credentialId = stage.engine.credentials.create(CREDENTIAL, typed.login(stage));
});

afterEach(() => stage.close());

const COUNT = 30;

/** Updates new verifications and sees to it that each was updated once, in order and paired. */
async function updateAll(count = COUNT) {
	const verifications = stage.sandbox.state.addVerifications(count);
	const ids = verifications.map(({ id }) => id);
	const result = await stage.engine.run({
		parameters: update({ verificationStatus: 'COMPLETED' }),
		items: ids.map((id) => ({ json: { id } })),
		credentialId,
	});
	expect(result.error).toBeUndefined();
	expect(result.outputs.success.map(({ json, pairedItem }) => [json['id'], pairedItem])).toEqual(
		ids.map((id, item) => [id, { item }]),
	);
	for (const id of ids) expect(stage.sandbox.record.writes(id)).toHaveLength(1);
	expectNoSecret(stage, credentialId, result.executionData);
}

const none = { logins: 0, refusedLogins: 0, refreshes: 0, refusedRefreshes: 0 };

it('logs in once without a session, saves it once, and uses it in the next run', async () => {
	await updateAll();
	await updateAll();

	expect(sessionCounts(stage)).toEqual({ ...none, logins: 1 });
	expect(stage.engine.credentials.writes).toBe(1);
});

describe('with a session from an earlier run', () => {
	beforeEach(async () => {
		await updateAll(1);
		Object.assign(stage.sandbox.state.sessions, none);
		stage.engine.credentials.resetCounts();
		stage.sandbox.record.clear();
	});

	it('refreshes once when its access token has expired', async () => {
		stage.sandbox.state.sessions.expireAccessTokens();

		await updateAll();

		expect(sessionCounts(stage)).toEqual({ ...none, refreshes: 1 });
		expect(stage.engine.credentials.writes).toBe(1);
	});

	it('logs in once when the session is over altogether', async () => {
		stage.sandbox.state.sessions.revoke();

		await updateAll();

		expect(sessionCounts(stage)).toEqual({ ...none, logins: 1, refusedRefreshes: 1 });
		expect(stage.engine.credentials.writes).toBe(1);
	});

	it('refreshes once when the access token expires in the middle of the run', async () => {
		let updates = 0;
		stage.sandbox.state.statusListeners.add(() => {
			if (++updates === COUNT / 2) stage.sandbox.state.sessions.expireAccessTokens();
		});

		await updateAll();

		expect(sessionCounts(stage)).toEqual({ ...none, refreshes: 1 });
		expect(stage.engine.credentials.writes).toBe(1);
	});

	it.each([
		['before the session ends', 5, /verifications/],
		['while it is renewed', 1, /auth.refresh/],
	])('saves no secret over one that was rotated %s', async (_, nth, path) => {
		const { sandbox, engine } = stage;
		const { sessions } = sandbox.state;
		const rotated = { webhookSecret: 'the new one', formerWebhookSecrets: 'the old one' };
		let count = 0;
		const when = () => {
			if (++count === nth) {
				const { data } = engine.credentials.get(credentialId);
				engine.credentials.edit(credentialId, { ...data, ...rotated });
				if (nth > 1) sessions.expireAccessTokens();
			}
			return false;
		};
		sandbox.faults.add({ match: { path, when }, fault: { type: 'reset' } });
		if (nth === 1) sessions.expireAccessTokens();
		const { sessionToken } = engine.credentials.get(credentialId).data;

		await updateAll();

		const { data } = engine.credentials.get(credentialId);
		expect(data).toMatchObject(rotated);
		expect(data['sessionToken']).not.toBe(sessionToken);
		expect(sessionCounts(stage)).toEqual({ ...none, refreshes: 1 });
	});

	it('goes on with a password that was changed on both sides', async () => {
		const { sandbox, engine } = stage;
		let count = 0;
		sandbox.state.statusListeners.add(() => {
			if (++count !== 5) return;
			const password = 'another one';
			for (const user of sandbox.state.users) user.password = password;
			const { data } = engine.credentials.get(credentialId);
			engine.credentials.edit(credentialId, { ...data, password });
			sandbox.state.sessions.revoke();
		});

		await updateAll();

		expect(sessionCounts(stage)).toMatchObject({ logins: 1, refusedLogins: 0 });
		expect(engine.credentials.get(credentialId).data['password']).toBe('another one');
	});

	it('keeps the renewed session for the next run', async () => {
		stage.sandbox.state.sessions.expireAccessTokens();

		await updateAll();
		await updateAll();

		expect(sessionCounts(stage)).toEqual({ ...none, refreshes: 1 });
		expect(stage.engine.credentials.writes).toBe(1);
	});

	it('serves two runs at the same time with one refresh', async () => {
		stage.sandbox.state.sessions.expireAccessTokens();

		await Promise.all([updateAll(), updateAll()]);

		expect(sessionCounts(stage)).toEqual({ ...none, refreshes: 1 });
	});
});

it.each(['apiKey', 'accessToken'] as const)(
	'neither logs in nor writes to the database with the way "%s"',
	async (way) => {
		credentialId = stage.engine.credentials.create(CREDENTIAL, typed[way](stage));

		await updateAll();

		expect(sessionCounts(stage)).toEqual(none);
		expect(stage.sandbox.record.seen('POST', /./)).toEqual([]);
		expect(stage.engine.credentials).toMatchObject({ reads: 1, writes: 0 });
	},
);
