// The guards of an update in the real n8n, with either meaning that a PUT may have: it is not documented.
import type { RecordedWrite, Verification } from '../../sandbox/index.cts';
import { openContext, type Context } from './harness/context.cts';
import { runUpdate } from './harness/update-run.cts';

const OUTPUT = {
	name: 'SITI CONTOH',
	address: { street: 'Jalan Contoh 1', city: 'Bandung' },
	tags: ['a', 'b'],
};
let context: Context;

beforeAll(async () => {
	context = await openContext('guards');
});
afterAll(async () => {
	await context.close();
});
beforeEach(() => {
	context.sandbox.record.clear();
});
afterEach(() => {
	expect(context.sandbox.record.contractErrors).toEqual([]);
});

/** The id of a new verification that waits for review. */
function verification(overrides: Partial<Verification> = {}): string {
	const all = { status: 'NEED_REVIEW', output: OUTPUT, ...overrides } as const;
	const [made] = context.sandbox.state.addVerifications(1, all);
	if (made === undefined) throw new Error('The sandbox made no verification');
	return made.id;
}

/** The verification as the sandbox has it now. */
function now(id: string): Verification | undefined {
	return context.sandbox.state.verifications.get(id);
}

function bodies(id: string): RecordedWrite['body'][] {
	return context.sandbox.record.writes(id).map(({ body }) => body);
}

function outputJson(output: object): Record<string, unknown> {
	return { outputMode: 'json', output: JSON.stringify(output) };
}

describe.each(['replace', 'merge'] as const)('where a PUT means %s', (updateSemantics) => {
	beforeAll(() => {
		context.sandbox.options.updateSemantics = updateSemantics;
	});

	test('without Merge Into Current, exactly what is given is sent', async () => {
		const id = verification();
		await runUpdate(context, [id], outputJson({ name: 'SITI BARU' }));
		expect(bodies(id)).toEqual([{ output: { name: 'SITI BARU' } }]);
		const kept = updateSemantics === 'merge' ? OUTPUT : {};
		expect(now(id)?.output).toEqual({ ...kept, name: 'SITI BARU' });
	});

	test('Merge Into Current keeps the other fields at any depth', async () => {
		const id = verification();
		const { success } = await runUpdate(context, [id], {
			...outputJson({ address: { city: 'Jakarta' }, tags: ['c'] }),
			options: { writeMode: 'merge' },
		});
		const output = {
			...OUTPUT,
			address: { street: 'Jalan Contoh 1', city: 'Jakarta' },
			tags: ['c'],
		};
		expect(bodies(id)).toEqual([{ output }]);
		expect(now(id)?.output).toEqual(output);
		expect(success).toEqual([expect.objectContaining({ id, status: 'NEED_REVIEW', output })]);
	});

	test('null removes a field, or empties it where fields that are left out stay', async () => {
		const id = verification();
		const { success } = await runUpdate(context, [id], {
			...outputJson({ address: { street: null } }),
			options: { writeMode: 'merge' },
		});
		const left = { city: 'Bandung' };
		const address = updateSemantics === 'replace' ? left : { ...left, street: null };
		const output = { ...OUTPUT, address };
		expect(now(id)?.output).toEqual(output);
		expect(success[0]?.output).toEqual(output);
		expect(bodies(id)).toEqual([
			{ output: { ...OUTPUT, address: left } },
			...(updateSemantics === 'replace' ? [] : [{ output }]),
		]);
	});

	test('Only If Status Is: others are skipped and passed on', async () => {
		const [open, done] = [verification(), verification({ status: 'COMPLETED' })];
		const before = structuredClone(now(done));
		const { success, failed } = await runUpdate(context, [done, open], {
			verificationStatus: 'COMPLETED',
			...outputJson({ name: 'SITI BARU' }),
			options: { onlyIfStatus: ['NEED_REVIEW', 'FRAUD_DETECTED'], otherwise: 'skip' },
		});
		expect(failed).toEqual([]);
		const why = { skipped: true, skip_reason: 'Its status is COMPLETED' };
		expect(success).toEqual([
			expect.objectContaining({ id: done, output: OUTPUT, ...why }),
			expect.objectContaining({ id: open, status: 'COMPLETED' }),
		]);
		expect(success[1]).not.toHaveProperty('skipped');
		expect([bodies(done), bodies(open)].map(({ length }) => length)).toEqual([0, 1]);
		expect(now(done)).toEqual(before);
		expect(now(open)?.status).toBe('COMPLETED');
	});

	test('Only If Status Is: or they fail', async () => {
		const [open, done] = [verification(), verification({ status: 'COMPLETED' })];
		const { execution, success, failed } = await runUpdate(context, [done, open], {
			verificationStatus: 'COMPLETED',
			options: { onlyIfStatus: ['NEED_REVIEW'] },
		});
		expect(execution.status).toBe('success');
		expect(success).toEqual([expect.objectContaining({ id: open })]);
		expect(failed).toEqual([
			expect.objectContaining({ error: 'The verification has the status COMPLETED' }),
		]);
		expect([bodies(done), bodies(open)].map(({ length }) => length)).toEqual([0, 1]);
	});

	test('Skip If Unchanged: nothing is sent for what is so already', async () => {
		const same = verification({ status: 'COMPLETED' });
		const other = verification();
		const { success } = await runUpdate(context, [same, other], {
			verificationStatus: 'COMPLETED',
			...outputJson({ address: { city: 'Bandung' } }),
			options: { writeMode: 'merge', skipIfUnchanged: true },
		});
		expect(success.map(({ id, skipped }) => [id, skipped])).toEqual([
			[same, true],
			[other, undefined],
		]);
		expect(bodies(same)).toEqual([]);
		expect(bodies(other)).toHaveLength(1);
		expect(now(other)).toMatchObject({ status: 'COMPLETED', output: OUTPUT });
	});

	test('Dry Run: the request and the differences, and nothing is written', async () => {
		const id = verification();
		const before = structuredClone(now(id));
		const { success } = await runUpdate(context, [id], {
			verificationStatus: 'COMPLETED',
			...outputJson({ address: { city: 'Jakarta' } }),
			options: { writeMode: 'merge', dryRun: true },
		});
		const output = { ...OUTPUT, address: { street: 'Jalan Contoh 1', city: 'Jakarta' } };
		expect(success).toEqual([
			expect.objectContaining({
				id,
				status: 'NEED_REVIEW',
				output: OUTPUT,
				dry_run: true,
				request: {
					method: 'PUT',
					path: `/verifications/${id}`,
					body: { verification_status: 'COMPLETED', output },
				},
				differences: [
					{ path: 'output.address.city', before: 'Bandung', after: 'Jakarta' },
					{ path: 'status', before: 'NEED_REVIEW', after: 'COMPLETED' },
				],
			}),
		]);
		expect(context.sandbox.record.seen('PUT', /./)).toEqual([]);
		expect(now(id)).toEqual(before);
	});

	test('Include Changes: an audit line of flat fields', async () => {
		const id = verification();
		const before = now(id)?.updated_at;
		const { success } = await runUpdate(context, [id], {
			verificationStatus: 'COMPLETED',
			...outputJson({ address: { city: 'Jakarta' } }),
			options: { writeMode: 'merge', includeChanges: true },
		});
		expect(success).toEqual([
			expect.objectContaining({
				id,
				write_result: 'written',
				changed_fields: 'output.address.city, status',
				changes: 'output.address.city: "Bandung" → "Jakarta"\nstatus: "NEED_REVIEW" → "COMPLETED"',
				status_before: 'NEED_REVIEW',
				status_after: 'COMPLETED',
				updated_at_before: before,
				updated_at_after: now(id)?.updated_at,
				attempts: 1,
			}),
		]);
		expect(success[0]?.recorded_at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
		expect(now(id)?.updated_at).not.toBe(before);
		expect(bodies(id)).toHaveLength(1);
	});
});
