// Credentials that are dead from the start, die for one item only, or become another one during the run.
import { startSandbox, type Sandbox } from '../../sandbox/index.cts';
import { CREDENTIAL, sessionCounts, typed } from './support/stage.cts';
import { failures, setDesk, type Desk } from './support/desk.cts';

let desk: Desk;

beforeEach(async () => {
	desk = await setDesk();
	desk.sandbox.options.delayMs = 5;
});

afterEach(() => desk.close());

const COMPLETE = { verificationStatus: 'COMPLETED' };
const itemsOf = (ids: string[]) => ids.map((id) => ({ id }));
const updates = (sandbox: Sandbox, ids: string[]) =>
	ids.map((id) => sandbox.record.writes(id).length);

it.each([
	['password', () => typed.login(desk, 'wrong-password'), 2],
	['API key', () => typed.apiKey(desk, 'key-of-nobody'), 20],
])('fails all items at once when the %s is wrong', async (_, data, requests) => {
	const credentialId = desk.engine.credentials.create(CREDENTIAL, data());

	const { outputs, runningMs } = await desk.run(itemsOf(desk.addMany(60)), COMPLETE, {
		credentialId,
	});

	expect(outputs.error).toHaveLength(60);
	expect(desk.sandbox.record.total).toBeLessThanOrEqual(requests);
	expect(runningMs).toBeLessThan(2000);
});

it.each([1, 50])(
	'fails only the item whose update is refused again and again (%i at a time)',
	async (itemsAtATime) => {
		const ids = desk.addMany(30);
		const [first = '', poisoned = '', ...others] = ids;
		desk.sandbox.faults.add({
			match: { method: 'PUT', path: poisoned },
			fault: {
				type: 'status',
				status: 401,
				body: { error_code: 'UNAUTHORIZED', message: 'Not yours' },
			},
		});

		const { outputs } = await desk.run(
			itemsOf(ids),
			{ ...COMPLETE, options: { itemsAtATime } },
			{ credentialId: desk.engine.credentials.create(CREDENTIAL, typed.login(desk)) },
		);

		expect(outputs.error.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
		expect(updates(desk.sandbox, [first, ...others])).toEqual(Array(29).fill(1));
		const { logins, refreshes } = sessionCounts(desk);
		// The first login is not for that item.
		expect(logins + refreshes - 1).toBeLessThanOrEqual(3);
	},
);

describe.each([
	['password', () => typed.login(desk), { refreshes: 1 }],
	['API key', () => typed.apiKey(desk), { refreshes: 0 }],
	['access token', () => typed.accessToken(desk), { refreshes: 0 }],
])('records of somebody else, with a working %s', (_, data, { refreshes }) => {
	it.each([
		[403, 1],
		[403, 100],
		[401, 100],
	])(
		'are refused (%i) one by one, first in the list (%i at a time)',
		async (status, itemsAtATime) => {
			const ids = desk.addMany(100);
			const foreign = new Set(ids.slice(0, 12));
			const credentialId = desk.engine.credentials.create(CREDENTIAL, data());
			// A session that works already, where there is one.
			await desk.run(itemsOf(desk.addMany(1)), COMPLETE, { credentialId });
			desk.sandbox.faults.add({
				match: { method: 'PUT', when: ({ path }) => foreign.has(path.split('/').at(-1) ?? '') },
				fault: {
					type: 'status',
					status,
					body: { error_code: 'UNAUTHORIZED', message: 'Another group' },
				},
			});

			const run = await desk.run(
				itemsOf(ids),
				{ ...COMPLETE, options: { itemsAtATime } },
				{ credentialId },
			);

			expect(run.outputs.error.map(({ pairedItem }) => pairedItem)).toEqual(
				[...foreign].map((__, item) => ({ item })),
			);
			expect(updates(desk.sandbox, ids.slice(12))).toEqual(Array(88).fill(1));
			expect(sessionCounts(desk).refreshes).toBeLessThanOrEqual(refreshes);
			for (const words of failures(run)) {
				expect(words).not.toMatch(/^AnyCheck (does not accept the credential|ends the session)/);
				expect(words).toMatch(/AnyCheck says: Another group/);
			}
		},
	);
});

describe('a credential that is edited during the run', () => {
	let elsewhere: Sandbox;
	const ids = () => [...desk.sandbox.state.verifications.keys()].slice(-40);

	beforeEach(async () => {
		elsewhere = await startSandbox();
		desk.addMany(40);
		elsewhere.state.add(ids().map((id) => structuredClone(desk.record(id))));
	});

	afterEach(() => elsewhere.close());

	it('in nothing but the case of the email ends nothing', async () => {
		const { sandbox, engine } = desk;
		const credentialId = engine.credentials.create(CREDENTIAL, typed.login(desk));
		let count = 0;
		sandbox.state.statusListeners.add(() => {
			if (++count !== 10) return;
			const { data } = engine.credentials.get(credentialId);
			engine.credentials.edit(credentialId, {
				...data,
				email: 'Reviewer@Example.TEST',
			});
			sandbox.state.sessions.revoke();
		});

		const run = await desk.run(itemsOf(ids()), COMPLETE, { credentialId });

		expect(failures(run)).toEqual([]);
		expect(run.outputs.success).toHaveLength(40);
	});

	it.each([
		['to another place', () => ({ baseUrl: elsewhere.url })],
		['to another user', () => ({ email: 'second.reviewer@example.test' })],
		['to another way', () => ({ authentication: 'apiKey', apiKey: 'sandbox-key' })],
	])('%s ends the run, and nothing is sent with it', async (_, change) => {
		const { sandbox, engine } = desk;
		const credentialId = engine.credentials.create(CREDENTIAL, typed.login(desk));
		let count = 0;
		sandbox.state.statusListeners.add(() => {
			if (++count !== 10) return;
			engine.credentials.edit(credentialId, {
				...engine.credentials.get(credentialId).data,
				...change(),
			});
			sandbox.state.sessions.revoke();
		});

		const run = await desk.run(itemsOf(ids()), COMPLETE, { credentialId });

		const told = failures(run);
		expect(told.length).toBeGreaterThan(0);
		for (const words of told) expect(words).toMatch(/^The credential was changed during the run/);
		for (const { json } of run.outputs.error) {
			expect(json['details']).toMatchObject({ retryable: true });
		}
		const written = updates(sandbox, ids()).reduce((sum, each) => sum + each, 0);
		expect(written).toBe(run.outputs.success.length);
		expect(told.length + written).toBe(40);
		expect(elsewhere.record.total).toBe(0);
		expect(sessionCounts(desk)).toMatchObject({ logins: 1, refreshes: 0 });
	});
});
