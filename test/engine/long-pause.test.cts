// What was read before a long pause is read again after it: by then a colleague may have worked on the same verification.
import type { INodeParameters } from 'n8n-workflow';
import { deskOfSuite, failures, json, OUTPUT } from './support/desk.cts';
import { passOverPauses } from './support/passed-over.cts';

const desk = deskOfSuite();
passOverPauses(desk);

const PUT = { method: 'PUT' } as const;
const NEW_ADDRESS = { street: 'Jalan Baru 2', city: 'Bandung' };

/** The first update is refused with the wish to come back later, and just then a colleague does something. */
function pauseMeanwhile(seconds: number, colleague: () => void, status = 429) {
	return desk.sandbox.faults.add({
		match: {
			...PUT,
			count: 1,
			when: () => {
				colleague();
				return true;
			},
		},
		fault: { type: 'status', status, headers: { 'retry-after': String(seconds) } },
	});
}

function changeAddress(id: string) {
	const record = desk.record(id);
	record.output = { ...record.output, address: NEW_ADDRESS };
	record.updated_at = '2026-03-01T02:00:00Z';
}

/** Does something just before a request is answered as it would have been anyway. */
function wasDone(something: () => void): false {
	something();
	return false;
}

function complete(id: string) {
	desk.record(id).status = 'COMPLETED';
}

const readings = (id: string) =>
	desk.sandbox.record.requests.filter(({ method, path }) => method === 'GET' && path.endsWith(id))
		.length;

const update = async (ids: string[], options: INodeParameters) =>
	await desk.run(
		ids.map((id) => ({ id })),
		{ verificationStatus: 'COMPLETED', ...json({ name: 'SITI BARU' }), options },
	);

it('merges into what a colleague has written meanwhile, and tells only its own changes', async () => {
	const id = desk.add();
	pauseMeanwhile(3, () => {
		changeAddress(id);
	});

	const { outputs } = await update([id], { writeMode: 'merge', includeChanges: true });

	expect(desk.record(id).output).toEqual({ ...OUTPUT, name: 'SITI BARU', address: NEW_ADDRESS });
	expect(outputs.success).toEqual([
		expect.objectContaining({
			json: expect.objectContaining({
				write_result: 'written',
				attempts: 2,
				updated_at_before: '2026-03-01T02:00:00Z',
			}) as unknown,
		}),
	]);
	expect(JSON.stringify(outputs.success[0]?.json['changes'])).not.toContain('Jalan');
});

it.each([
	['fail', /^The verification has the status COMPLETED/],
	['skip', undefined],
])(
	'leaves alone what a colleague has completed meanwhile (otherwise: %s)',
	async (otherwise, words) => {
		const id = desk.add();
		pauseMeanwhile(3, () => {
			complete(id);
		});

		const run = await update([id], { onlyIfStatus: ['NEED_REVIEW'], otherwise });

		expect(desk.record(id).output).toEqual(OUTPUT);
		expect(desk.sandbox.record.writes(id)).toEqual([]);
		expect(failures(run)).toEqual(words ? [expect.stringMatching(words)] : []);
		expect(failures(run).join()).not.toMatch(/not known/);
		const skipped = { skipped: true, skip_reason: 'Its status is COMPLETED', status: 'COMPLETED' };
		expect(run.outputs.success.map((item) => item.json)).toEqual(
			words ? [] : [expect.objectContaining(skipped)],
		);
	},
);

it('skips what a colleague has already made the same', async () => {
	const id = desk.add();
	pauseMeanwhile(3, () => {
		complete(id);
		desk.record(id).output = { name: 'SITI BARU' };
	});

	const { outputs } = await update([id], { skipIfUnchanged: true, includeChanges: true });

	expect(outputs.success[0]?.json).toMatchObject({ skipped: true, write_result: 'skipped' });
	expect(desk.sandbox.record.writes(id)).toEqual([]);
});

it('holds for those that wait because another one was refused', async () => {
	const [refused = '', waiting = ''] = desk.addMany(2);
	desk.sandbox.faults.add({
		match: { method: 'GET', path: waiting, count: 1 },
		fault: { type: 'delay', ms: 200 },
	});
	pauseMeanwhile(3, () => setTimeout(complete, 1000, waiting));

	const run = await update([refused, waiting], { onlyIfStatus: ['NEED_REVIEW'] });

	expect(failures(run)).toEqual([
		expect.stringMatching(/^The verification has the status COMPLETED/),
	]);
	expect(run.outputs.success).toHaveLength(1);
	expect(desk.sandbox.record.writes(waiting)).toEqual([]);
});

it('does not empty a field over what a colleague has written after the first write', async () => {
	desk.sandbox.options.updateSemantics = 'merge';
	const id = desk.add();
	desk.sandbox.faults.add({
		match: { ...PUT, nth: 2, when: ({ path }) => path.endsWith(id) },
		fault: { type: 'status', status: 429, headers: { 'retry-after': '3' } },
	});
	const change = () => {
		changeAddress(id);
	};
	desk.sandbox.faults.add({
		match: {
			method: 'GET',
			when: () => desk.sandbox.record.writes(id).length > 0 && wasDone(change),
		},
		fault: { type: 'reset' },
	});

	const run = await desk.run([{ id }], {
		...json({ name: null }),
		options: { writeMode: 'merge' },
	});

	desk.sandbox.options.updateSemantics = 'replace';
	const [told] = failures(run);
	expect(told).toMatch(/saved, but the fields to remove are still there/);
	expect(told).toMatch(/has changed meanwhile/);
	expect(desk.record(id).output).toEqual({ ...OUTPUT, address: NEW_ADDRESS });
});

it('is sent although looking again has taken longer than the rest of Give Up After', async () => {
	const id = desk.add();
	pauseMeanwhile(3, () => undefined);
	desk.sandbox.faults.add({
		match: { method: 'GET', path: id, nth: 2 },
		fault: { type: 'delay', ms: 1500 },
	});

	const run = await update([id], { onlyIfStatus: ['NEED_REVIEW'], giveUpAfter: 4 });

	expect(failures(run)).toEqual([]);
	expect(desk.record(id).status).toBe('COMPLETED');
});

it('fails the item where looking again is refused', async () => {
	const id = desk.add();
	pauseMeanwhile(3, () => {
		desk.sandbox.state.verifications.delete(id);
	});

	const run = await update([id], { onlyIfStatus: ['NEED_REVIEW'] });

	expect(failures(run)).toEqual([expect.stringMatching(/^The verification was not found/)]);
});

it('is no reason for more readings where the pause is short, or nothing depends on one', async () => {
	const [guarded = '', plain = ''] = desk.addMany(2);
	pauseMeanwhile(1, () => undefined);
	await update([guarded], { onlyIfStatus: ['NEED_REVIEW'] });
	pauseMeanwhile(3, () => undefined);
	await update([plain], {});

	expect(readings(guarded)).toBe(1);
	expect(readings(plain)).toBe(0);
	expect(desk.record(plain).status).toBe('COMPLETED');
});
