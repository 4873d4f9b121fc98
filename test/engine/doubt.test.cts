// Updates of which nobody knows whether they were made: said so, never called made, unmade or skipped.
import type { INodeParameters } from 'n8n-workflow';
import type { Verification } from '../../sandbox/index.cts';
import { assume } from './support/assume.cts';
import { failures, json, OUTPUT, setDesk, type Desk } from './support/desk.cts';

let desk: Desk;

beforeEach(async () => {
	desk = await setDesk();
});

afterEach(() => desk.close());

const DOUBT = /Whether the change was made is not known/;

/** Updates are applied, but no answer says so. */
function loseAnswers(count = Infinity) {
	desk.sandbox.faults.add({
		match: { method: 'PUT', count },
		fault: { type: 'reset', afterApplying: true },
	});
}

it.each(['fail', 'skip'])(
	'does not blame a guard when the record has become something else (otherwise: %s)',
	async (otherwise) => {
		const id = desk.add();
		desk.sandbox.state.statusListeners.add((verification) => {
			verification.output = { ...verification.output, name: 'SITI C.' };
		});
		loseAnswers(1);

		const run = await desk.run([{ id }], {
			verificationStatus: 'COMPLETED',
			...json({ name: 'SITI CONTOH BARU' }),
			options: { onlyIfStatus: ['NEED_REVIEW'], otherwise, writeMode: 'merge' },
		});

		expect(run.outputs.success).toEqual([]);
		expect(failures(run)).toEqual([expect.stringMatching(DOUBT)]);
		expect(failures(run).join()).not.toContain('Nothing was changed');
		expect(desk.sandbox.record.writes(id)).toHaveLength(1);
	},
);

it.each([
	[400, 'INVALID_REQUEST'],
	[403, 'FORBIDDEN'],
	[404, 'NOT_FOUND'],
])('says so when looking is refused with %i', async (status, error_code) => {
	const id = desk.add();
	loseAnswers();
	desk.sandbox.faults.add({
		match: { method: 'GET' },
		fault: { type: 'status', status, body: { error_code, message: 'No' } },
	});

	const run = await desk.run([{ id }], { verificationStatus: 'COMPLETED' });

	expect(run.outputs.success).toEqual([]);
	expect(failures(run)).toEqual([expect.stringMatching(DOUBT)]);
	expect(desk.sandbox.record.writes(id)).toHaveLength(1);
});

describe('where every update is applied, merged and answered with an error', () => {
	async function write(options: INodeParameters) {
		desk.sandbox.options.updateSemantics = 'merge';
		const id = desk.add();
		desk.sandbox.faults.add({
			match: { method: 'PUT' },
			fault: { type: 'status', status: 500, afterApplying: true },
		});
		const run = await desk.run([{ id }], {
			verificationStatus: 'COMPLETED',
			...json({ name: 'SITI CONTOH BARU' }),
			options,
		});
		expect(desk.record(id)).toMatchObject({
			status: 'COMPLETED',
			output: { ...OUTPUT, name: 'SITI CONTOH BARU' },
		});
		return { run, writes: desk.sandbox.record.writes(id).length };
	}

	it('sees that the record now holds what was sent, and did not before', async () => {
		const { run, writes } = await write({ includeChanges: true });

		expect(failures(run)).toEqual([]);
		expect(run.outputs.success).toMatchObject([{ json: { write_result: 'confirmed' } }]);
		expect(writes).toBe(1);
	});

	it('says so when nobody knows what it held before', async () => {
		const { run, writes } = await write({ maxTries: 2 });

		expect(failures(run)).toEqual([expect.stringMatching(DOUBT)]);
		expect(writes).toBe(2);
	});
});

it('says that the review was saved when only emptying a field is refused', async () => {
	desk.sandbox.options.updateSemantics = 'merge';
	const id = desk.add();
	desk.sandbox.faults.add({
		match: { method: 'PUT', nth: 2 },
		fault: {
			type: 'status',
			status: 400,
			body: { error_code: 'INVALID_VALUE', message: 'null is not allowed' },
		},
	});

	const run = await desk.run([{ id }], {
		verificationStatus: 'COMPLETED',
		...json({ name: null }),
		options: { writeMode: 'merge' },
	});

	const [told] = failures(run);
	expect(told).toMatch(/saved/);
	expect(told).toMatch(/emptied/);
	expect(told).toContain('null is not allowed');
	expect(desk.record(id)).toMatchObject({ status: 'COMPLETED', output: OUTPUT });
});

it('sees that a field was emptied by an API that then leaves it out', async () => {
	desk.sandbox.options.updateSemantics = 'merge';
	const id = desk.add();
	desk.sandbox.faults.add({
		match: { method: 'PUT', nth: 2 },
		fault: { type: 'reset', afterApplying: true },
	});
	desk.sandbox.faults.add({
		match: {
			method: 'GET',
			when: () => {
				const { output } = desk.record(id);
				if (output['name'] === null) delete output['name'];
				return false;
			},
		},
		fault: { type: 'reset' },
	});

	const run = await desk.run([{ id }], {
		...json({ name: null }),
		options: { writeMode: 'merge' },
	});

	expect(failures(run)).toEqual([]);
	expect(desk.sandbox.record.writes(id)).toHaveLength(2);
});

describe('an update that only says what was there', () => {
	/** The first update is lost; meanwhile somebody else touches the record. */
	async function touched(parameters: INodeParameters, before: Partial<Verification> = {}) {
		const id = desk.add(before);
		const touch = () => {
			Object.assign(desk.record(id), { updated_at: '2031-01-01T00:00:00Z' });
			return true;
		};
		const match = { method: 'PUT', count: 1, when: touch };
		desk.sandbox.faults.add({ match, fault: { type: 'reset' } });
		const run = await desk.run([{ id }], { options: { includeChanges: true }, ...parameters });
		expect(failures(run)).toEqual([]);
		return { id, told: run.outputs.success[0]?.json['write_result'] };
	}

	const { name } = OUTPUT;

	it('nor does a status that somebody else has set, where the output is to be emptied', async () => {
		assume(desk.sandbox, 'updateSemantics', 'emptyObject');
		const id = desk.add();
		const when = () => {
			Object.assign(desk.record(id), { updated_at: '2031-01-01T00:00:00Z', status: 'COMPLETED' });
			return true;
		};
		const match = { method: 'PUT', count: 1, when };
		desk.sandbox.faults.add({ match, fault: { type: 'reset' } });

		const run = await desk.run([{ id }], {
			verificationStatus: 'COMPLETED',
			...json({}),
			options: { includeChanges: true },
		});

		expect(run.outputs.success).toMatchObject([{ json: { write_result: 'written' } }]);
		expect(desk.record(id).output).toEqual({});
	});

	it.each<[string, INodeParameters, Partial<Verification>]>([
		['a part of the output', json({ name }), {}],
		['a part and the status', { verificationStatus: 'NEED_REVIEW', ...json({ name }) }, {}],
		['a field that is not there, emptied', json({ name, nothing: null }), {}],
	])('is sent again, for nothing shows that it was made: %s', async (_, parameters, before) => {
		const { id, told } = await touched(parameters, before);

		expect(told).toBe('written');
		expect(desk.sandbox.record.writes(id)).toHaveLength(1);
	});
});

describe('an update that is made only after it was found not to be', () => {
	/** The first update is lost and made just before the second one comes, which is answered so. */
	async function madeLate(status: number, maxTries: number, apply: boolean) {
		const id = desk.add();
		const match = { method: 'PUT', count: 1 };
		desk.sandbox.faults.add({ match, fault: { type: 'status', status: 500 } });
		desk.sandbox.faults.add({
			match: {
				method: 'PUT',
				when: () => {
					if (desk.sandbox.record.seen('PUT', /./).length < 2) return false;
					if (apply) Object.assign(desk.record(id), { status: 'COMPLETED', output: NEW });
					return true;
				},
			},
			fault: { type: 'status', status, body: { error_code: 'CONFLICT', message: 'No' } },
		});
		const options = { maxTries, includeChanges: true, onlyIfStatus: ['NEED_REVIEW'] };
		return await desk.run([{ id }], { verificationStatus: 'COMPLETED', ...json(NEW), options });
	}
	const NEW = { name: 'SITI CONTOH BARU' };

	it('counts as made, although the second one is refused', async () => {
		const run = await madeLate(409, 5, true);

		expect(failures(run)).toEqual([]);
		expect(run.outputs.success[0]?.json).toMatchObject({
			status: 'COMPLETED',
			write_result: 'confirmed',
		});
	});

	it('is refused like any other where it still is not made', async () => {
		const [told] = failures(await madeLate(409, 5, false));

		expect(told).toContain('AnyCheck says: No');
		expect(told).not.toMatch(DOUBT);
	});

	it('is in doubt where there was no chance to look any more', async () => {
		const [told] = failures(await madeLate(429, 2, true));

		expect(told).toMatch(/^AnyCheck is receiving too many requests/);
		expect(told).toMatch(DOUBT);
	});
});
