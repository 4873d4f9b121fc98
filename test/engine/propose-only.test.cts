// For AI agents, which may propose a review but not complete it.
import type { INodeParameters } from 'n8n-workflow';
import { failures, json, setDesk, type Desk } from './support/desk.cts';

let desk: Desk;

beforeAll(async () => {
	desk = await setDesk();
});

beforeEach(() => {
	desk.sandbox.reset();
});

afterAll(() => desk.close());

const run = async (parameters: INodeParameters, options: INodeParameters = {}) => {
	const id = desk.add({ status: 'NEED_REVIEW' });
	const result = await desk.run([{ id }], {
		...parameters,
		options: { proposeOnly: true, ...options },
	});
	const bodies = desk.sandbox.record.writes(id).map(({ body }) => body);
	return { id, result, bodies };
};

const REFUSED =
	/^This node may only propose\nThe option 'Propose Only' is on: set 'Status' to Need Review \(NEED_REVIEW\)\. A person completes the review\.$/;

describe('a review that is to be completed', () => {
	it.each(['COMPLETED', '={{ "completed" }}', '={{ " Completed" }}'])(
		'is refused: %s',
		async (verificationStatus) => {
			const { result } = await run({ verificationStatus, ...json({ name: 'SITI' }) });

			expect(failures(result)).toEqual([expect.stringMatching(REFUSED)]);
			expect(desk.sandbox.record.total).toBe(0);
		},
	);

	it.each([{ dryRun: true }, { skipIfUnchanged: true }, { onlyIfStatus: ['NEED_REVIEW'] }])(
		'is refused with other options, too: %j',
		async (options) => {
			const { result } = await run({ verificationStatus: 'COMPLETED' }, options);

			expect(failures(result)).toEqual([expect.stringMatching(REFUSED)]);
			expect(desk.sandbox.record.total).toBe(0);
		},
	);

	it.each(['true', ' TRUE '])('is refused with %j', async (proposeOnly) => {
		const { result } = await run({ verificationStatus: 'COMPLETED' }, { proposeOnly });

		expect(failures(result)).toEqual([expect.stringMatching(REFUSED)]);
	});

	it.each(['perhaps', '', 1, '={{ false }}', '={{ "false" }}'])(
		'is not let through by %j',
		async (proposeOnly) => {
			const { result } = await run({ verificationStatus: 'COMPLETED' }, { proposeOnly });

			expect(failures(result)).toEqual([
				expect.stringMatching(/^The option 'Propose Only' has a value that is not understood/),
			]);
			expect(desk.sandbox.record.total).toBe(0);
		},
	);

	it.each([false, 'false'])('goes through when it is %j', async (proposeOnly) => {
		const { bodies } = await run({ verificationStatus: 'COMPLETED' }, { proposeOnly });

		expect(bodies).toEqual([{ verification_status: 'COMPLETED' }]);
	});
});

describe('a proposal', () => {
	it.each<[string, INodeParameters, object]>([
		['that says so', { verificationStatus: 'NEED_REVIEW' }, {}],
		[
			'of data, with the status left unchanged',
			json({ name: 'SITI' }),
			{ output: { name: 'SITI' } },
		],
		['of nothing but to look at it', {}, {}],
	])('%s leaves the verification to a person', async (_, parameters, sent) => {
		const { id, result, bodies } = await run(parameters);

		expect(failures(result)).toEqual([]);
		expect(bodies).toEqual([{ verification_status: 'NEED_REVIEW', ...sent }]);
		expect(desk.record(id).status).toBe('NEED_REVIEW');
	});

	it('takes a completed one back to review', async () => {
		const id = desk.add({ status: 'COMPLETED' });

		await desk.run([{ id }], { ...json({ name: 'SITI' }), options: { proposeOnly: true } });

		expect(desk.record(id)).toMatchObject({ status: 'NEED_REVIEW', output: { name: 'SITI' } });
	});

	it('keeps to that when it has to be sent again', async () => {
		const match = { method: 'PUT', count: 1 };
		desk.sandbox.faults.add({ match, fault: { type: 'reset' } });

		const { bodies } = await run(json({ name: 'SITI' }), { writeMode: 'merge' });

		expect(bodies).toMatchObject([{ verification_status: 'NEED_REVIEW' }]);
	});
});

it('fails the item that asks for too much, and no other', async () => {
	const ids = desk.addMany(3, { status: 'NEED_REVIEW' });
	const items = ids.map((id, row) => ({ id, status: row === 1 ? 'COMPLETED' : 'NEED_REVIEW' }));

	const { outputs } = await desk.run(items, {
		verificationStatus: '={{ $json.status }}',
		options: { proposeOnly: true },
	});

	expect(outputs.success.map(({ json: { id } }) => id)).toEqual([ids[0], ids[2]]);
	expect(outputs.error.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
});
