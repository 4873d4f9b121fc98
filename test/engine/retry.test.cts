// Running a verification again.
import type { INodeParameters } from 'n8n-workflow';
import type { Verification } from '../../sandbox/index.cts';
import { failures } from './support/desk.cts';
import { on, intakeOfSuite } from './support/intake.cts';

const intake = intakeOfSuite();

afterEach(() => {
	expect(intake.sandbox.record.contractErrors).toEqual([]);
});

const DONE = { status: 'FAILED', start_date: '2025-03-01T02:00:00Z' } as const;

function add(overrides: Partial<Verification> = {}): string {
	return intake.sandbox.state.addVerifications(1, { ...DONE, ...overrides })[0]?.id ?? '';
}

const run = async (ids: string[], parameters: INodeParameters = {}) =>
	await intake.run(
		on('retry', parameters),
		ids.map((id, row) => ({ json: { id, row } })),
	);

const retries = () => intake.sandbox.record.seen('POST', /\/retry$/);

it('starts it again, and puts out what it is now', async () => {
	const ids = [add(), add()];

	const { outputs, seen } = await run(ids);

	expect(outputs.success.map(({ json }) => [json['id'], json['status']])).toEqual(
		ids.map((id) => [id, 'IN_QUEUE']),
	);
	expect(seen.success.map(({ origin }) => origin?.['row'])).toEqual([0, 1]);
	expect(retries().map(({ query, body }) => [query, body])).toEqual([
		['', undefined],
		['', undefined],
	]);
});

describe('one that does not ask for it', () => {
	it('is refused, in the words of AnyCheck', async () => {
		const result = await run([add({ status: 'COMPLETED' })]);

		expect(failures(result)).toEqual([
			expect.stringMatching(/AnyCheck says: A verification that is COMPLETED needs force$/),
		]);
		expect(retries()).toHaveLength(1);
	});

	it.each([
		['query', {}],
		['query', { options: { sendForceIn: 'query' } }],
		['body', { options: { sendForceIn: 'body' } }],
		['body', { options: { sendForceIn: '={{ "Body" }}' } }],
	] as const)('is started by force, in the %s', async (forceIn, parameters) => {
		intake.sandbox.options.forceIn = forceIn;

		const { outputs } = await run([add({ status: 'COMPLETED' })], { force: true, ...parameters });

		expect(outputs.success[0]?.json['status']).toBe('IN_QUEUE');
	});

	it('is not started when force is sent elsewhere than AnyCheck reads it', async () => {
		intake.sandbox.options.forceIn = 'body';

		const result = await run([add({ status: 'COMPLETED' })], { force: true });

		expect(failures(result)).toEqual([expect.stringMatching(/needs force/)]);
	});

	it.each([true, 'true', ' True '])('takes %j from an expression for force', async (force) => {
		const id = add({ status: 'COMPLETED' });
		const items = [{ json: { id, force } }];

		const { outputs } = await intake.run(on('retry', { force: '={{ $json.force }}' }), items);

		expect(outputs.success).toHaveLength(1);
	});

	it.each(['yes', 1, null, { force: true }])('does not take %j for it', async (force) => {
		const items = [{ json: { id: add({ status: 'COMPLETED' }), force } }];

		const result = await intake.run(on('retry', { force: '={{ $json.force }}' }), items);

		expect(failures(result)).toEqual([
			expect.stringMatching(/^'Force' has a value that is not understood\nExpected true or false/),
		]);
		expect(intake.sandbox.record.total).toBe(0);
	});
});

describe('when no answer tells whether it was started', () => {
	const FAULTS = [
		['the connection is reset', { type: 'reset' }],
		['the server has trouble', { type: 'status', status: 500 }],
		['the answer is about another one', { type: 'status', status: 200, body: { id: 'x' } }],
	] as const;

	it.each(FAULTS)('reading shows that it was: %s', async (_, fault) => {
		const id = add();
		const match = { method: 'POST', count: 1 };
		intake.sandbox.faults.add({ match, fault: { ...fault, afterApplying: true } });

		const { outputs } = await run([id]);

		expect(outputs.success.map(({ json }) => [json['id'], json['status']])).toEqual([
			[id, 'IN_QUEUE'],
		]);
		expect(retries()).toHaveLength(1);
	});

	it.each(FAULTS)('is not forced twice, which may cost twice: %s', async (_, fault) => {
		const id = add({ status: 'COMPLETED' });
		intake.sandbox.faults.add({ match: { method: 'POST', count: 1 }, fault });

		const result = await run([id], { force: true });

		expect(failures(result)).toEqual([
			expect.stringMatching(/Whether the change was made is not known/),
		]);
		expect(retries()).toHaveLength(1);
	});

	it.each(FAULTS)(
		'reading shows that it was not, so that it is sent again: %s',
		async (_, fault) => {
			const id = add();
			intake.sandbox.faults.add({ match: { method: 'POST', count: 1 }, fault });

			const { outputs } = await run([id]);

			expect(outputs.success.map(({ json }) => json['status'])).toEqual(['IN_QUEUE']);
			expect(retries()).toHaveLength(2);
			expect(retries().filter(({ applied }) => applied)).toHaveLength(1);
		},
	);

	it('even if it is done again already', async () => {
		const id = add();
		const before = intake.sandbox.state.verifications.get(id);
		intake.sandbox.state.statusListeners.add((verification) => {
			if (verification.status !== 'IN_QUEUE') return;
			Object.assign(verification, { status: 'FAILED', start_date: '2025-03-02T02:00:00Z' });
			verification.updated_at = '2025-03-02T02:00:01Z';
		});
		const match = { method: 'POST', count: 1 };
		intake.sandbox.faults.add({ match, fault: { type: 'reset', afterApplying: true } });

		const { outputs } = await run([id]);

		expect(before?.status).toBe('FAILED');
		expect(outputs.success).toHaveLength(1);
		expect(retries()).toHaveLength(1);
	});

	it('and the record was only touched, it is said to be in doubt', async () => {
		const id = add();
		const touch = () => {
			const record = intake.sandbox.state.verifications.get(id);
			Object.assign(record ?? {}, { updated_at: '2031-01-01T00:00:00Z' });
			return true;
		};
		const match = { method: 'POST', count: 1, when: touch };
		intake.sandbox.faults.add({ match, fault: { type: 'reset' } });

		expect(failures(await run([id]))).toEqual([
			expect.stringMatching(/Whether the change was made is not known/),
		]);
		expect(retries()).toHaveLength(1);
	});

	it('and reading does not work either, it is said to be in doubt', async () => {
		const id = add();
		const reset = { type: 'reset', afterApplying: true } as const;
		intake.sandbox.faults.add({ match: { method: 'POST' }, fault: reset });
		const refused = { type: 'status', status: 403 } as const;
		intake.sandbox.faults.add({ match: { method: 'GET', nth: 2 }, fault: refused });

		expect(failures(await run([id]))).toEqual([
			expect.stringMatching(/Whether the change was made is not known/),
		]);
		expect(retries()).toHaveLength(1);
	});
});

it('starts a verification that comes twice one after the other', async () => {
	const id = add();
	intake.sandbox.options.delayMs = 50;

	const result = await run([id, id]);

	expect(intake.sandbox.record.maxInFlight).toBe(1);
	// The second finds it in the queue.
	expect(result.outputs.success).toHaveLength(1);
	expect(failures(result)).toEqual([expect.stringMatching(/IN_QUEUE needs force/)]);
});
