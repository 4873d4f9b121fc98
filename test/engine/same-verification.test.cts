// Several items of one run for the same verification: one after the other, in the order of the items.
import { assume } from './support/assume.cts';
import { json, OUTPUT, setDesk, type Desk } from './support/desk.cts';

let desk: Desk;

beforeEach(async () => {
	desk = await setDesk();
});

afterEach(() => desk.close());

/** The first update of the verification takes longer than all others together. */
function slowFirstUpdate(id: string) {
	desk.sandbox.faults.add({
		match: { method: 'PUT', path: id, nth: 1 },
		fault: { type: 'delay', ms: 200 },
	});
}

const statusesSent = (id: string) =>
	desk.sandbox.record.writes(id).map(({ body }) => Object.values(body as object)[0] as unknown);

it.each(['replace', 'merge'] as const)(
	'merges the changes of both where a PUT means %s',
	async (updateSemantics) => {
		desk.sandbox.options.updateSemantics = updateSemantics;
		desk.sandbox.options.delayMs = 20;
		const id = desk.add();

		const { outputs } = await desk.run(
			[
				{ id, output: { name: 'SITI CONTOH BARU' } },
				{ id, output: { address: { city: 'Jakarta' } } },
			],
			{ outputMode: 'json', output: '={{ $json.output }}', options: { writeMode: 'merge' } },
		);

		expect(outputs.success).toHaveLength(2);
		expect(desk.record(id).output).toEqual({
			...OUTPUT,
			name: 'SITI CONTOH BARU',
			address: { street: 'Jalan Contoh 1', city: 'Jakarta' },
		});
	},
);

it("leaves the last item's status, however slow the first one is", async () => {
	const id = desk.add({ status: 'CANCELLED' });
	slowFirstUpdate(id);

	await desk.run(
		[
			{ id, status: 'NEED_REVIEW' },
			{ id: id.toUpperCase(), status: 'COMPLETED' },
			{ id: `https://api.anycheck.ai/verifications/${id}`, status: 'NEED_REVIEW' },
		],
		{ verificationStatus: '={{ $json.status }}' },
	);

	expect(statusesSent(id)).toEqual(['NEED_REVIEW', 'COMPLETED', 'NEED_REVIEW']);
});

it('lets the guards of an item see what the item before it has written', async () => {
	const id = desk.add();
	slowFirstUpdate(id);

	const { outputs } = await desk.run([{ id }, { id }], {
		verificationStatus: 'COMPLETED',
		options: { onlyIfStatus: ['NEED_REVIEW'] },
	});

	expect(outputs.success.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }]);
	expect(outputs.error[0]?.json['error']).toBe('The verification has the status COMPLETED');
	expect(desk.sandbox.record.writes(id)).toHaveLength(1);
});

it('does not hold up other verifications', async () => {
	const [id = '', ...others] = desk.addMany(6);
	slowFirstUpdate(id);

	const { outputs } = await desk.run(
		[id, id, ...others].map((each) => ({ id: each })),
		{ verificationStatus: 'COMPLETED' },
	);

	expect(outputs.success.map(({ json: { id: written } }) => written)).toEqual([id, id, ...others]);
	const firstWrite = (each: string) => desk.sandbox.record.writes(each)[0]?.at ?? Infinity;
	for (const other of others) expect(firstWrite(other)).toBeLessThan(firstWrite(id));
});

it('goes on with the next item after one that failed', async () => {
	assume(desk.sandbox, 'updateSemantics', 'emptyObject');
	const id = desk.add();

	const { outputs } = await desk.run(
		[
			{ id, output: '["no object"]' },
			{ id, output: JSON.stringify({ name: 'SITI CONTOH BARU' }) },
		],
		{ ...json({}), output: '={{ $json.output }}' },
	);

	expect(outputs.error).toHaveLength(1);
	expect(desk.record(id).output).toEqual({ name: 'SITI CONTOH BARU' });
});

it('does not let later items through once an earlier one has stopped the run', async () => {
	const id = desk.add();
	desk.sandbox.faults.add({
		match: { method: 'PUT', path: id, nth: 1 },
		fault: { type: 'status', status: 400, body: { error_code: 'INVALID_VALUE', message: 'No' } },
	});

	const { status } = await desk.run(
		[{ id }, { id }, { id }],
		{ verificationStatus: 'COMPLETED' },
		{ onError: 'stopWorkflow' },
	);

	expect(status).toBe('error');
	expect(desk.sandbox.record.writes(id)).toEqual([]);
});
