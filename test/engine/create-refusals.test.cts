// Creations that AnyCheck refuses, or of which nobody knows whether they were made.
import type { INodeParameters } from 'n8n-workflow';
import { assume } from './support/assume.cts';
import { failures } from './support/desk.cts';
import { create, intakeOfSuite } from './support/intake.cts';
import { NOT_THE_API, PROVEN, UNSURE } from './support/astray.cts';

const intake = intakeOfSuite();

afterEach(() => {
	expect(intake.sandbox.record.contractErrors).toEqual([]);
});

describe('a creation of which nobody knows whether it was made', () => {
	const DOUBT = /Whether the change was made is not known/;

	it.each([
		['the connection is reset', { type: 'reset', afterApplying: true }],
		['the answer is cut off', { type: 'truncate' }],
		['the server has trouble', { type: 'status', status: 502, afterApplying: true }],
		['the answer is about nothing', { type: 'status', status: 200, body: { status: 'ok' } }],
	] as const)('is not repeated, and said to be in doubt: %s', async (_, fault) => {
		intake.sandbox.faults.add({ match: { method: 'POST' }, fault });

		const run = await intake.run(create());

		expect(failures(run)).toEqual([expect.stringMatching(DOUBT)]);
		expect(intake.creations()).toHaveLength(1);
	});

	it.each([...NOT_THE_API, ...UNSURE])(
		'nor after %s, and not worth trying again',
		async (_, fault) => {
			const scripted = { ...fault, afterApplying: true };
			intake.sandbox.faults.add({ match: { method: 'POST' }, fault: scripted });

			const run = await intake.run(create());

			expect(failures(run)).toEqual([expect.stringMatching(DOUBT)]);
			expect(run.outputs.error[0]?.json).toMatchObject({
				details: { inDoubt: true, retryable: false },
			});
			expect(intake.creations()).toHaveLength(1);
		},
	);

	it.each(PROVEN)('but not after %s', async (_, fault) => {
		intake.sandbox.faults.add({ match: { method: 'POST' }, fault });

		const [told] = failures(await intake.run(create()));

		expect(told).not.toMatch(DOUBT);
		expect(intake.creations()).toHaveLength(1);
	});

	it.each([429, 425])('is repeated after %i, which says that it was not made', async (status) => {
		const match = { method: 'POST', count: 2 };
		intake.sandbox.faults.add({ match, fault: { type: 'status', status } });

		const run = await intake.run(create());

		expect(failures(run)).toEqual([]);
		expect(intake.creations()).toHaveLength(3);
		expect(intake.sandbox.record.requests.filter(({ applied }) => applied)).toHaveLength(1);
	});
});

describe('a refusal', () => {
	it.each([
		[{ serviceId: unknown() }, 404, /^The service or folder was not found/],
		[{ folderId: unknown() }, 404, /^The service or folder was not found/],
		[{ options: { resultGroup: unknown().value } }, 404, /^The service or folder was not found/],
	] as Array<[INodeParameters, number, RegExp]>)(
		'says what AnyCheck says: %j',
		async (parameters, httpStatus, told) => {
			assume(intake.sandbox, 'errorStatuses', 'errorGeneration');
			const run = await intake.run(create(parameters));

			expect(failures(run)).toEqual([expect.stringMatching(told)]);
			expect(run.outputs.error[0]?.json['details']).toMatchObject({ httpStatus });
		},
	);

	it('names the credits', async () => {
		intake.sandbox.options.credits = 1;

		expect(failures(await intake.run(create()))).toEqual([
			expect.stringMatching(/^The organization has too few credits/),
		]);
	});

	// AnyCheck documents keys for this call.
	it.each([401, 403])('with %i does not say that a key is not enough', async (status) => {
		const body = { error_code: 'FORBIDDEN', message: 'No' };
		intake.sandbox.faults.add({ match: {}, fault: { type: 'status', status, body } });

		const told = failures(await intake.run(create())).join();

		expect(told).toMatch(/AnyCheck does not (allow this|accept the credential)/);
		expect(told).not.toMatch(/signed-in users only/);
	});
});

function unknown() {
	return { __rl: true, mode: 'id', value: '3c90c3cc-0d44-4b50-8888-8dd25736052a' };
}
