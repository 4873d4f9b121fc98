// The guards of an update, with either meaning that a PUT may have: it is not documented.
import type { INodeParameters } from 'n8n-workflow';
import type { Verification } from '../../sandbox/types.cts';
import { CREDENTIAL, setStage, typed, type Stage } from './support/stage.cts';
import { update } from './support/update.cts';

let stage: Stage;
let credentialId: string;

beforeAll(async () => {
	stage = await setStage();
	credentialId = stage.engine.credentials.create(CREDENTIAL, typed.apiKey(stage));
});

afterAll(() => stage.close());

beforeEach(() => {
	stage.sandbox.faults.clear();
	stage.sandbox.record.clear();
});

const OUTPUT = {
	name: 'SITI CONTOH',
	address: { street: 'Jalan Contoh 1', city: 'Bandung' },
	tags: ['a', 'b'],
};

function verification(overrides: Partial<Verification> = {}): Verification {
	const [made] = stage.sandbox.state.addVerifications(1, {
		status: 'NEED_REVIEW',
		output: structuredClone(OUTPUT),
		...overrides,
	});
	if (!made) throw new Error('The sandbox made no verification');
	return made;
}

async function run(ids: string[], parameters: INodeParameters, node: object = {}) {
	return await stage.engine.run({
		parameters: update(parameters),
		items: ids.map((id) => ({ json: { id } })),
		onError: 'continueErrorOutput',
		credentialId,
		...node,
	});
}

const json = (output: object) => ({ outputMode: 'json', output: JSON.stringify(output) });
const writes = (id: string) => stage.sandbox.record.writes(id);

describe.each(['replace', 'merge'] as const)('where a PUT means %s', (updateSemantics) => {
	beforeAll(() => {
		stage.sandbox.options.updateSemantics = updateSemantics;
	});

	it('merges into what is there, at any depth, lists replaced', async () => {
		const { id } = verification();

		const { outputs } = await run([id], {
			...json({ address: { city: 'Jakarta' }, tags: ['c'] }),
			options: { writeMode: 'merge' },
		});

		const expected = {
			...OUTPUT,
			address: { street: 'Jalan Contoh 1', city: 'Jakarta' },
			tags: ['c'],
		};
		expect(outputs.success[0]?.json.output).toEqual(expected);
		expect(writes(id).map(({ body }) => body)).toEqual([{ output: expected }]);
	});

	it('removes a field by null, or empties it where fields that are left out stay', async () => {
		const { id } = verification();

		const { outputs } = await run([id], {
			...json({ address: { street: null } }),
			options: { writeMode: 'merge' },
		});

		const address =
			updateSemantics === 'replace' ? { city: 'Bandung' } : { city: 'Bandung', street: null };
		expect(outputs.success[0]?.json.output).toEqual({ ...OUTPUT, address });
		expect(writes(id)).toHaveLength(updateSemantics === 'replace' ? 1 : 2);
	});

	it('shows in a dry run what would be sent and changed, and changes nothing', async () => {
		const { id } = verification();

		const { outputs } = await run([id], {
			verificationStatus: 'COMPLETED',
			...json({ address: { city: 'Jakarta' } }),
			options: { writeMode: 'merge', dryRun: true },
		});

		const output = { ...OUTPUT, address: { street: 'Jalan Contoh 1', city: 'Jakarta' } };
		expect(outputs.success[0]?.json).toMatchObject({
			id,
			status: 'NEED_REVIEW',
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
		});
		expect(stage.sandbox.record.seen('PUT', /./)).toHaveLength(0);
	});

	it('writes only in the statuses that are allowed, and passes others on as skipped', async () => {
		const open = verification();
		const done = verification({ status: 'COMPLETED' });

		const { outputs } = await run([open.id, done.id], {
			verificationStatus: 'COMPLETED',
			options: { onlyIfStatus: ['NEED_REVIEW'], otherwise: 'skip' },
		});

		expect(outputs.error).toEqual([]);
		expect(outputs.success.map(({ json: { id, skipped } }) => [id, skipped])).toEqual([
			[open.id, undefined],
			[done.id, true],
		]);
		expect(outputs.success[1]?.json.skip_reason).toBe('Its status is COMPLETED');
		expect([writes(open.id), writes(done.id)].map(({ length }) => length)).toEqual([1, 0]);
	});

	it('or fails those items', async () => {
		const done = verification({ status: 'COMPLETED' });

		const { outputs } = await run([done.id], {
			verificationStatus: 'COMPLETED',
			options: { onlyIfStatus: ['NEED_REVIEW'] },
		});

		expect(outputs.error[0]?.json.error).toBe('The verification has the status COMPLETED');
		expect(writes(done.id)).toHaveLength(0);
	});

	it('sends nothing when there is nothing to change', async () => {
		const { id } = verification({ status: 'COMPLETED' });

		const { outputs } = await run([id], {
			verificationStatus: 'COMPLETED',
			...json({ address: { city: 'Bandung' } }),
			options: { writeMode: 'merge', skipIfUnchanged: true },
		});

		expect(outputs.success[0]?.json).toMatchObject({ id, skipped: true });
		expect(writes(id)).toHaveLength(0);
	});

	it('tells what changed in one flat row', async () => {
		const { id, updated_at: before } = verification();

		const { outputs } = await run([id], {
			verificationStatus: 'COMPLETED',
			...json({ name: 'SITI CONTOH BARU' }),
			options: { writeMode: 'merge', includeChanges: true },
		});

		const row = outputs.success[0]?.json ?? {};
		expect(row).toMatchObject({
			write_result: 'written',
			changed_fields: 'output.name, status',
			changes:
				'output.name: "SITI CONTOH" → "SITI CONTOH BARU"\nstatus: "NEED_REVIEW" → "COMPLETED"',
			status_before: 'NEED_REVIEW',
			status_after: 'COMPLETED',
			updated_at_before: before,
			attempts: 1,
		});
		expect(row.updated_at_after).not.toBe(before);
		expect(row.recorded_at).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
	});

	it('finds out by reading that an unanswered write was applied', async () => {
		const { id } = verification();
		stage.sandbox.faults.add({
			match: { method: 'PUT', count: 1 },
			fault: { type: 'reset', afterApplying: true },
		});

		const { outputs } = await run([id], {
			verificationStatus: 'COMPLETED',
			...json({ name: 'SITI CONTOH BARU' }),
			options: { writeMode: 'merge', includeChanges: true, onlyIfStatus: ['NEED_REVIEW'] },
		});

		expect(outputs.success[0]?.json).toMatchObject({ write_result: 'confirmed', attempts: 1 });
		expect(writes(id)).toHaveLength(1);
	});

	it('does not repeat an unapplied write once somebody else has decided', async () => {
		const { id } = verification();
		stage.sandbox.faults.add({
			match: {
				method: 'PUT',
				count: 1,
				when: () => {
					const record = stage.sandbox.state.verifications.get(id);
					if (record) stage.sandbox.state.setStatus(record, 'CANCELLED');
					return true;
				},
			},
			fault: { type: 'reset' },
		});

		const { outputs } = await run([id], {
			verificationStatus: 'COMPLETED',
			options: { onlyIfStatus: ['NEED_REVIEW'] },
		});

		expect(outputs.error[0]?.json.error).toBe('The verification has the status CANCELLED');
		expect(writes(id)).toHaveLength(0);
	});

	it("makes n8n's own Retry On Fail harmless", async () => {
		const made = [verification(), verification(), verification()];
		const unknown = '00000000-0000-4000-8000-00000000dead';
		const ids = [unknown, ...made.map(({ id }) => id)];

		const { outputs } = await run(
			ids,
			{ verificationStatus: 'COMPLETED', options: { skipIfUnchanged: true } },
			{ retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		);

		expect(outputs.error).toHaveLength(1);
		expect(outputs.success).toHaveLength(3);
		expect(stage.sandbox.record.seen('GET', new RegExp(unknown))).toHaveLength(3);
		for (const { id } of made) expect(writes(id)).toHaveLength(1);
	});
});

it('reports one unknown verification to all guards alike', async () => {
	const { outputs } = await run(['00000000-0000-4000-8000-00000000dead'], {
		verificationStatus: 'COMPLETED',
		options: { dryRun: true },
	});
	expect(outputs.error[0]?.json.error).toBe('The verification was not found');
});
