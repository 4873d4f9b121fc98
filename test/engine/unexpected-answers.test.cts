// Answers that are not what was asked for, or not the API's.
import type { INodeParameters } from 'n8n-workflow';
import { failures, setDesk, type Desk } from './support/desk.cts';
import { NOT_THE_API, PROVEN, UNSURE } from './support/astray.cts';

let desk: Desk;

beforeEach(async () => {
	desk = await setDesk();
});

afterEach(() => desk.close());

const REFUSAL = {
	success: false,
	error: { code: 'VERIFICATION_NOT_FOUND', message: 'No such verification' },
};

it.each([
	['PUT', { verificationStatus: 'COMPLETED' }],
	['GET', { operation: 'get' }],
] as [string, INodeParameters][])(
	'takes the older form of an error for a refusal of a %s',
	async (method, parameters) => {
		const id = desk.add();
		desk.sandbox.faults.add({
			match: { method },
			fault: { type: 'status', status: 200, body: REFUSAL },
		});

		const { outputs } = await desk.run([{ id }], parameters);

		expect(outputs.success).toEqual([]);
		expect(outputs.error[0]?.json).toMatchObject({
			error: 'The verification was not found',
			details: { errorCode: 'VERIFICATION_NOT_FOUND', apiMessage: 'No such verification' },
		});
		expect(desk.sandbox.record.total).toBe(1);
	},
);

const OTHER = '3c90c3cc-0d44-4b50-8888-8dd25736052a';
const foreign = [
	['no verification', { status: 'ok' }],
	['another verification', { id: OTHER, status: 'COMPLETED', output: {} }],
	['nothing', {}],
] as const;

describe.each(foreign)('an answer that holds %s', (_, body) => {
	it.each([true, false])(
		'is no proof of an update: reading tells (applied: %s)',
		async (afterApplying) => {
			const id = desk.add();
			desk.sandbox.faults.add({
				match: { method: 'PUT', count: 1 },
				fault: { type: 'status', status: 200, body, afterApplying },
			});

			const { outputs } = await desk.run([{ id }], { verificationStatus: 'COMPLETED' });

			expect(outputs.success.map(({ json }) => [json['id'], json['status']])).toEqual([
				[id, 'COMPLETED'],
			]);
			expect(desk.sandbox.record.seen('GET', new RegExp(id)).length).toBeGreaterThan(0);
			expect(desk.sandbox.record.writes(id)).toHaveLength(1);
		},
	);

	it('is not passed on as the verification that was asked for', async () => {
		desk.sandbox.faults.add({
			match: { method: 'GET' },
			fault: { type: 'status', status: 200, body },
		});

		const run = await desk.run([{ id: desk.add() }], {
			operation: 'get',
			options: { giveUpAfter: 0 },
		});

		expect(run.outputs.success).toEqual([]);
		expect(failures(run)).toEqual([
			expect.stringMatching(/^The answer is not in the form AnyCheck documents/),
		]);
	});
});

describe.each([...NOT_THE_API, ...UNSURE])('an update that is answered with %s', (_, fault) => {
	it.each([true, false])('is read back: nobody has refused it (applied: %s)', async (applied) => {
		const id = desk.add();
		desk.sandbox.faults.add({
			match: { method: 'PUT', count: 1 },
			fault: { ...fault, afterApplying: applied },
		});

		const run = await desk.run([{ id }], { verificationStatus: 'COMPLETED' });

		expect(failures(run)).toEqual([]);
		expect(desk.record(id).status).toBe('COMPLETED');
		expect(desk.sandbox.record.writes(id)).toHaveLength(1);
	});

	it('is in doubt where reading is answered so, too', async () => {
		const id = desk.add();
		desk.sandbox.faults.add({ match: {}, fault: { ...fault, afterApplying: true } });

		const run = await desk.run([{ id }], {
			verificationStatus: 'COMPLETED',
			options: { maxTries: 1 },
		});

		expect(run.outputs.error[0]?.json).toMatchObject({ details: { inDoubt: true } });
		expect(desk.sandbox.record.writes(id)).toHaveLength(1);
	});
});

it.each(PROVEN)('an update that is answered with %s is refused', async (_, fault) => {
	const id = desk.add();
	desk.sandbox.faults.add({ match: { method: 'PUT' }, fault });

	const run = await desk.run([{ id }], { verificationStatus: 'COMPLETED' });

	expect(failures(run)).toHaveLength(1);
	expect(run.outputs.error[0]?.json).not.toMatchObject({ details: { inDoubt: true } });
	expect(desk.sandbox.record.total).toBe(1);
});
