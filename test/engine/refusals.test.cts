// What a refusal is called, by whom it was refused and with which code.
import { CREDENTIAL, typed } from './support/stage.cts';
import { failures, setDesk, type Desk } from './support/desk.cts';

let desk: Desk;

beforeEach(async () => {
	desk = await setDesk();
});

afterEach(() => desk.close());

/** Completes one verification, which the API refuses. */
async function refused(status: number, error_code: string) {
	desk.sandbox.faults.add({
		match: { method: 'PUT' },
		fault: { type: 'status', status, body: { error_code, message: 'No' } },
	});
	return await desk.run([{ id: desk.add() }], {
		verificationStatus: 'COMPLETED',
		options: { maxTries: 1 },
	});
}

it.each([
	[403, 'INSUFFICIENT_BALANCE', /^The organization has too few credits/],
	[402, 'INSUFFICIENT_CREDITS', /^The organization has too few credits/],
	[401, 'API_KEY_EXPIRED', /^The API key has expired/],
	[429, 'INTERNAL_SERVER_ERROR', /^AnyCheck is receiving too many requests/],
	[429, 'FORBIDDEN', /^AnyCheck is receiving too many requests/],
	[400, 'SOMETHING_NEW', /^AnyCheck did not accept the request/],
])('with an API key, %i %s', async (status, code, words) => {
	const run = await refused(status, code);

	expect(failures(run)).toEqual([expect.stringMatching(words)]);
	expect(run.outputs.error[0]?.json['details']).toMatchObject({
		httpStatus: status,
		errorCode: code,
	});
});

it.each([301, 402, 405, 413])(
	'does not call it a refused password when the login is answered with %i',
	async (status) => {
		desk.sandbox.faults.add({
			match: { path: '/auth/login' },
			fault: { type: 'status', status, body: {}, headers: { location: 'https://example.test/' } },
		});

		const run = await desk.run(
			[{ id: desk.add() }],
			{ verificationStatus: 'COMPLETED', options: { maxTries: 1 } },
			{ credentialId: desk.engine.credentials.create(CREDENTIAL, typed.login(desk)) },
		);

		expect(failures(run)).toHaveLength(1);
		expect(run.outputs.error[0]?.json).toMatchObject({
			error: expect.not.stringMatching(/password/) as string,
			details: { httpStatus: status },
		});
	},
);

it('makes an error item of an error without words', async () => {
	const id = desk.add();
	const { credentials } = desk.engine;
	const read = jest.spyOn(credentials, 'get').mockImplementation((wanted) => {
		// The first reading is the editor's, for the credential's name.
		if (read.mock.calls.length > 1) throw new Error('');
		return { id: wanted, name: 'Test', type: CREDENTIAL, data: {} };
	});

	const { outputs } = await desk.run([{ id }], { verificationStatus: 'COMPLETED' });

	expect(outputs.success).toEqual([]);
	expect(outputs.error.map(({ json: { error } }) => error)).toEqual([
		'This item could not be processed',
	]);
});
