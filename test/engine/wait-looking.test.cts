// Waiting for completion by looking at intervals, in an n8n that AnyCheck cannot reach.
import type { INodeParameters } from 'n8n-workflow';
import type { VerificationStatus } from '../../sandbox/index.cts';
import { NOT_THE_API, PROVEN, UNSURE } from './support/astray.cts';
import { failures } from './support/desk.cts';
import { on, intakeOfSuite } from './support/intake.cts';
import { CREDENTIAL, typed } from './support/stage.cts';
import { passOverPauses } from './support/passed-over.cts';

const intake = intakeOfSuite();
passOverPauses(intake);

/** About two seconds. */
const SHORT = { waitBy: 'looking', waitAtMost: 0.03, lookEvery: 1 };

function add(status: VerificationStatus, count = 1): string[] {
	return intake.sandbox.state.addVerifications(count, { status }).map(({ id }) => id);
}

const run = async (ids: string[], parameters: INodeParameters = {}, settings = {}) =>
	await intake.run(
		on('waitForCompletion', { ...SHORT, ...parameters }),
		ids.map((id, row) => ({ json: { id, row } })),
		settings,
	);

/** The API changes the status after a while. */
function changeLater(id: string, status: VerificationStatus, ms: number): void {
	const { state } = intake.sandbox;
	setTimeout(() => {
		const verification = state.verifications.get(id);
		if (verification) state.setStatus(verification, status);
	}, ms);
}

const looksAt = (id: string) => intake.sandbox.record.seen('GET', new RegExp(id));

it('passes a verification that has ended at once', async () => {
	const ids = [...add('COMPLETED'), ...add('FAILED'), ...add('NEED_REVIEW')];

	const { outputs, elapsedMs } = await run(ids, {
		waitAtMost: 60,
		waitUnit: 'days',
		lookEvery: 3600,
	});

	expect(outputs.success.map(({ json }) => json['status'])).toEqual([
		'COMPLETED',
		'FAILED',
		'NEED_REVIEW',
	]);
	expect(elapsedMs).toBeLessThan(5000);
	expect(intake.sandbox.record.total).toBe(3);
});

it('keeps the order and the link of items that end in another one', async () => {
	const ids = [...add('IN_PROGRESS'), ...add('IN_QUEUE'), ...add('COMPLETED')];
	changeLater(ids[0] ?? '', 'COMPLETED', 1200);
	changeLater(ids[1] ?? '', 'FRAUD_DETECTED', 300);

	const { outputs, seen } = await run(ids);

	expect(outputs.success.map(({ json }) => [json['id'], json['status']])).toEqual([
		[ids[0], 'COMPLETED'],
		[ids[1], 'FRAUD_DETECTED'],
		[ids[2], 'COMPLETED'],
	]);
	expect(seen.success.map(({ origin }) => origin?.['row'])).toEqual([0, 1, 2]);
	expect(looksAt(ids[2] ?? '')).toHaveLength(1);
});

it('tells the last status when the time is up, and looks once more just then', async () => {
	const [late = '', never = ''] = add('IN_QUEUE', 2);
	changeLater(never, 'IN_PROGRESS', 500);
	changeLater(late, 'COMPLETED', 1500);

	const result = await run([late, never]);

	expect(result.outputs.success.map(({ json }) => json['id'])).toEqual([late]);
	expect(failures(result)).toEqual([
		"The verification is still IN_PROGRESS\nWaited for CANCELLED, COMPLETED, FAILED, FRAUD_DETECTED, NEED_REVIEW. Give it longer under 'Maximum Wait', or look at it in AnyCheck.",
	]);
	expect(result.elapsedMs).toBeGreaterThan(1700);
	expect(result.elapsedMs).toBeLessThan(3000);
});

it('holds up no item behind those that wait, however many they are', async () => {
	const waiting = add('IN_PROGRESS', 120);
	const [done = ''] = add('COMPLETED');

	const { outputs } = await run([...waiting, done]);

	expect(outputs.success.map(({ json }) => json['id'])).toEqual([done]);
	expect(outputs.error).toHaveLength(120);
	const { requests } = intake.sandbox.record;
	const [look] = looksAt(done);
	// The others are looked at some three times each before they end.
	expect(requests.findIndex((request) => request === look)).toBeLessThan(2 * 120);
});

it('stops within a second when the run is cancelled', async () => {
	const { status, elapsedMs } = await run(
		add('IN_PROGRESS', 3),
		{ waitAtMost: 60, lookEvery: 3600 },
		{ cancelAfterMs: 300 },
	);

	expect(status).toBe('canceled');
	expect(elapsedMs).toBeLessThan(1300);
	expect(intake.sandbox.record.total).toBe(3);
});

it('stops within a second when an item fails, and tells of that item', async () => {
	const [waiting = ''] = add('IN_PROGRESS');
	const settings = { onError: 'stopWorkflow' };

	const parameters = { waitAtMost: 60, lookEvery: 3600 };
	const { status, error, elapsedMs } = await run([waiting, 'no-id'], parameters, settings);

	expect(status).toBe('error');
	expect(error).toMatchObject({ message: "'Verification' is not a valid ID", itemIndex: 1 });
	expect(elapsedMs).toBeLessThan(1300);
});

it('goes on looking while AnyCheck has trouble', async () => {
	const ids = add('IN_PROGRESS');
	changeLater(ids[0] ?? '', 'COMPLETED', 200);
	const match = { nth: 2 };
	intake.sandbox.faults.add({ match, fault: { type: 'status', status: 503 } });

	const { outputs } = await run(ids);

	expect(outputs.success).toHaveLength(1);
	expect(looksAt(ids[0] ?? '')).toHaveLength(3);
});

describe('while AnyCheck is away for longer than one request is repeated', () => {
	const PATIENT = { waitAtMost: 0.06, options: { maxTries: 1 } };
	const away = (match: { nth: number } | { every: number }) => {
		intake.sandbox.faults.add({ match, fault: { type: 'status', status: 503 } });
	};

	it('looks again after the pause', async () => {
		const ids = add('IN_PROGRESS');
		changeLater(ids[0] ?? '', 'COMPLETED', 200);
		away({ nth: 2 });
		away({ nth: 3 });

		const { outputs } = await run(ids, PATIENT);

		expect(outputs.success.map(({ json }) => json['status'])).toEqual(['COMPLETED']);
		expect(looksAt(ids[0] ?? '')).toHaveLength(4);
	});

	it.each([...NOT_THE_API, ...UNSURE])('goes on after %s', async (_, fault) => {
		const ids = add('IN_PROGRESS');
		changeLater(ids[0] ?? '', 'COMPLETED', 200);
		intake.sandbox.faults.add({ match: { nth: 2 }, fault });

		const { outputs } = await run(ids, PATIENT);

		expect(outputs.success.map(({ json }) => json['status'])).toEqual(['COMPLETED']);
		expect(looksAt(ids[0] ?? '')).toHaveLength(3);
	});

	it('goes on after a web page where a new session is due', async () => {
		const ids = add('IN_PROGRESS');
		changeLater(ids[0] ?? '', 'COMPLETED', 1500);
		const { faults, state } = intake.sandbox;
		faults.add({ match: { path: '^/auth/login', nth: 2 }, fault: { type: 'html', status: 404 } });
		setTimeout(() => {
			state.sessions.revoke();
		}, 500);
		const credentialId = intake.engine.credentials.create(CREDENTIAL, typed.login(intake));

		const { outputs } = await run(ids, { waitAtMost: 0.5 }, { credentialId });

		expect(outputs.success.map(({ json }) => json['status'])).toEqual(['COMPLETED']);
		expect(intake.sandbox.record.requests.filter(({ fault }) => fault === 'html')).toHaveLength(1);
	});

	it.each(PROVEN)('does not go on after %s', async (_, fault) => {
		const ids = add('IN_PROGRESS');
		intake.sandbox.faults.add({ match: { nth: 2 }, fault });

		expect(failures(await run(ids, PATIENT))).toHaveLength(1);
		expect(looksAt(ids[0] ?? '')).toHaveLength(2);
	});

	it('tells so when the time is up', async () => {
		const ids = add('IN_PROGRESS');
		for (const nth of [2, 3, 4, 5]) away({ nth });

		const result = await run(ids, PATIENT);

		expect(failures(result)).toEqual([
			expect.stringMatching(/^AnyCheck is not available right now/),
		]);
		expect(result.elapsedMs).toBeGreaterThan(3500);
	});

	it('does not wait for an AnyCheck that has never answered', async () => {
		const ids = add('IN_PROGRESS');
		away({ every: 1 });

		const result = await run(ids, PATIENT);

		expect(failures(result)).toHaveLength(1);
		expect(looksAt(ids[0] ?? '')).toHaveLength(1);
	});

	it('does not go on looking at a verification that is gone', async () => {
		const ids = add('IN_PROGRESS');
		setTimeout(() => intake.sandbox.state.verifications.delete(ids[0] ?? ''), 200);

		const result = await run(ids, PATIENT);

		expect(failures(result)).toEqual([expect.stringMatching(/^The verification was not found/)]);
		expect(looksAt(ids[0] ?? '')).toHaveLength(2);
	});
});

describe('the statuses to go on with', () => {
	it.each([
		['IN_PROGRESS', true],
		['in_progress, COMPLETED', true],
		['In Progress', true],
		[['IN_PROGRESS'], true],
		[['COMPLETED', 'failed'], false],
		['COMPLETED', false],
	])('given as %j', async (statuses, goesOn) => {
		const items = add('IN_PROGRESS').map((id) => ({ json: { id, statuses } }));
		const parameters = { ...SHORT, waitAtMost: 0.001, goOnWhen: '={{ $json.statuses }}' };

		const { outputs } = await intake.run(on('waitForCompletion', parameters), items);

		expect(outputs.success).toHaveLength(goesOn ? 1 : 0);
		expect(outputs.error).toHaveLength(goesOn ? 0 : 1);
	});

	it.each(['DONE', 'COMPLETED, DONE', null, 7, { COMPLETED: true }, [['COMPLETED']]])(
		'cannot be %j',
		async (statuses) => {
			const items = add('COMPLETED').map((id) => ({ json: { id, statuses } }));
			const parameters = { ...SHORT, goOnWhen: '={{ $json.statuses }}' };

			const result = await intake.run(on('waitForCompletion', parameters), items);

			expect(failures(result)).toEqual([
				expect.stringMatching(/^'Resume on Status' has a value that is not understood/),
			]);
			expect(intake.sandbox.record.total).toBe(0);
		},
	);
});

it.each([
	[{ waitAtMost: '={{ "soon" }}' }, /^'Maximum Wait' is not a length of time/],
	[{ waitAtMost: '={{ 0 }}' }, /^'Maximum Wait' is not a length of time/],
	[{ waitAtMost: '={{ -5 }}' }, /^'Maximum Wait' is not a length of time/],
	[{ waitAtMost: '={{ 99999 }}', waitUnit: 'days' }, /^'Maximum Wait' is not a length of time/],
	[{ goOnWhen: '={{ [] }}' }, /^'Resume on Status' has nothing selected\nSelect at least one$/],
	[{ waitUnit: '={{ "weeks" }}' }, /^'Unit' has a value that is not understood/],
	[{ waitBy: '={{ "asking" }}' }, /^'Wait By' has a value that is not understood/],
] as Array<[INodeParameters, RegExp]>)('refuses %j before it looks', async (parameters, told) => {
	const result = await run(add('COMPLETED'), parameters);

	expect(failures(result)).toEqual([expect.stringMatching(told)]);
	expect(intake.sandbox.record.total).toBe(0);
});
