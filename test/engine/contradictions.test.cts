// Answers of success that say something else than what was sent.
import { deskOfSuite, failures } from './support/desk.cts';

const desk = deskOfSuite();

/** Updates are answered with the verification in another status. */
function contradict(id: string, afterApplying: boolean, status = 'IN_PROGRESS') {
	const body = { ...desk.record(id), status };
	desk.sandbox.faults.add({
		match: { method: 'PUT' },
		fault: { type: 'status', status: 200, body, afterApplying },
	});
}

const reads = (id: string) => desk.sandbox.record.seen('GET', new RegExp(id)).length;

it('is a failure where the verification is in another status than was sent', async () => {
	const id = desk.add({ status: 'IN_PROGRESS' });
	contradict(id, false);

	const run = await desk.run([{ id }], { verificationStatus: 'COMPLETED' });

	expect(run.outputs.success).toEqual([]);
	expect(failures(run)).toEqual([
		expect.stringMatching(
			/^AnyCheck answered, but the verification is still IN_PROGRESS\n.*look at it in AnyCheck/i,
		),
	]);
	expect(desk.sandbox.record.seen('PUT', /./)).toHaveLength(1);
	expect(reads(id)).toBe(1);
});

it('is a success where reading shows the status that was sent', async () => {
	const id = desk.add();
	contradict(id, true);

	const { outputs } = await desk.run([{ id }], { verificationStatus: 'COMPLETED' });

	expect(outputs.error).toEqual([]);
	expect(outputs.success[0]?.json).toMatchObject({ id, status: 'COMPLETED' });
	expect(desk.sandbox.record.writes(id)).toHaveLength(1);
});

it('says that nobody knows where reading fails', async () => {
	const id = desk.add();
	contradict(id, true);
	desk.sandbox.faults.add({
		match: { method: 'GET' },
		fault: { type: 'status', status: 403, body: { error_code: 'FORBIDDEN', message: 'No' } },
	});

	const run = await desk.run([{ id }], { verificationStatus: 'COMPLETED' });

	expect(failures(run)).toEqual([
		expect.stringMatching(/Whether the change was made is not known/),
	]);
});

it('does not matter where no status was sent', async () => {
	const id = desk.add();
	contradict(id, true);

	const { outputs } = await desk.run([{ id }], {
		outputMode: 'json',
		output: '{"name": "SITI C."}',
	});

	expect(outputs.success[0]?.json).toMatchObject({ id, status: 'IN_PROGRESS' });
	expect(reads(id)).toBe(0);
});

it('takes no further request where the answer is as it should be', async () => {
	const id = desk.add();

	await desk.run([{ id }], { verificationStatus: 'COMPLETED' });

	expect(reads(id)).toBe(0);
});
