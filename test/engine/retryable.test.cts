// Whether an error item says that trying again is worth it, where no HTTP status tells.
import type { INodeParameters } from 'n8n-workflow';
import type { NodeRunResult } from './harness/index.cts';
import { assume } from './support/assume.cts';
import { CREDENTIAL, typed } from './support/stage.cts';
import { deskOfSuite } from './support/desk.cts';

const desk = deskOfSuite();

const told = ({ outputs }: NodeRunResult) =>
	outputs.error.map(({ json: { error, details } }) => [
		error,
		(details as { retryable?: unknown }).retryable,
	]);

const complete = async (id: string, credentialId = desk.credentialId, options = {}) =>
	await desk.run([{ id }], { verificationStatus: 'COMPLETED', options }, { credentialId });

const login = () => desk.engine.credentials.create(CREDENTIAL, typed.login(desk));

it('is so where n8n cannot read the credential', async () => {
	const { credentials } = desk.engine;
	const read = jest.spyOn(credentials, 'get').mockImplementation((wanted) => {
		// The first reading is the editor's, for the credential's name.
		if (read.mock.calls.length > 1) throw new Error('Credentials could not be decrypted');
		return { id: wanted, name: 'Test', type: CREDENTIAL, data: {} };
	});

	const run = await complete(desk.add());
	read.mockRestore();

	expect(told(run)).toEqual([['Credentials could not be decrypted', true]]);
});

it.each([400, 404, 413, 422])('is so where the login is answered with %i', async (status) => {
	desk.sandbox.faults.add({
		match: { path: '/auth/login' },
		fault: { type: 'status', status, body: { error_code: 'INVALID_REQUEST', message: 'No' } },
	});

	const run = await complete(desk.add(), login());

	expect(told(run)).toEqual([[expect.stringMatching(/./), true]]);
});

it('is so where AnyCheck answers, but has changed nothing', async () => {
	const id = desk.add({ status: 'NEED_REVIEW' });
	desk.sandbox.faults.add({
		match: { method: 'PUT' },
		fault: { type: 'status', status: 200, body: { ...desk.record(id) } },
	});

	expect(told(await complete(id))).toEqual([
		['AnyCheck answered, but the verification is still NEED_REVIEW', true],
	]);
});

it('is so where something else answers at the moment', async () => {
	desk.sandbox.faults.add({
		match: { method: 'PUT' },
		fault: { type: 'html', status: 404 },
	});

	expect(told(await complete(desk.add(), desk.credentialId, { maxTries: 1 }))).toEqual([
		['A web page answered instead of AnyCheck', true],
	]);
});

it('is so where the wait was too short', async () => {
	const id = desk.add({ status: 'IN_PROGRESS' });

	const run = await desk.run([{ id }], {
		operation: 'waitForCompletion',
		waitBy: 'looking',
		waitAtMost: 0.001,
		lookEvery: 1,
	});

	expect(told(run)).toEqual([['The verification is still IN_PROGRESS', true]]);
});

it.each([
	['a guard', { options: { onlyIfStatus: ['NEED_REVIEW'] } }],
	['an operation that does not exist', { operation: 'approve' }],
	[
		'a verification that does not exist',
		{ verificationId: '3c90c3cc-0d44-4b50-8888-8dd25736052a' },
	],
] as [string, INodeParameters][])(
	'is not so for %s',
	async (_, { verificationId, ...parameters }) => {
		assume(desk.sandbox, 'errorStatuses', 'errorGeneration');
		const id = desk.add({ status: 'COMPLETED' });

		const run = await desk.run([{ id: verificationId ?? id }], {
			verificationStatus: 'COMPLETED',
			...parameters,
		});

		expect(told(run)).toEqual([[expect.stringMatching(/./), false]]);
	},
);

describe('of a change of which nobody knows whether it was made', () => {
	beforeEach(() => {
		for (const method of ['POST', 'PUT']) {
			desk.sandbox.faults.add({ match: { method }, fault: { type: 'reset' } });
		}
	});

	const details = async (parameters: INodeParameters) => {
		const run = await desk.run([{ id: desk.add() }], { options: { maxTries: 1 }, ...parameters });
		return run.outputs.error.map((item) => item.json['details']);
	};

	it('is so where it may be made twice', async () => {
		expect(await details({ verificationStatus: 'COMPLETED' })).toEqual([
			expect.objectContaining({ inDoubt: true, retryable: true }),
		]);
	});

	it.each([
		['a creation', { resource: 'folder', operation: 'create', name: 'Loans' }],
		['a retry', { operation: 'retry' }],
		['a retry by force', { operation: 'retry', force: true }],
	])('is not so for %s, which would be done twice', async (_, parameters) => {
		expect(await details(parameters)).toEqual([
			expect.objectContaining({ inDoubt: true, retryable: false }),
		]);
	});
});
