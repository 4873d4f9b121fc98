// Verifications of which the output or the configuration is no object: never overwritten by mistake.
import { assume } from './support/assume.cts';
import { deskOfSuite, failures, json } from './support/desk.cts';

const desk = deskOfSuite();

const LIST = [{ a: 1 }];
const MERGE = { options: { writeMode: 'merge' } };
const sent = (id: string) => desk.sandbox.record.writes(id).map(({ body }) => body);

/** The id of a verification that is read with something else in one of its parts. */
function oddOne(part: 'output' | 'input_config', value: unknown): string {
	const id = desk.add();
	const body = { ...desk.record(id), [part]: value };
	desk.sandbox.faults.add({
		match: { method: 'GET' },
		fault: { type: 'status', status: 200, body },
	});
	return id;
}

it.each([
	['output', 'output', 'Output', LIST, 'a list'],
	['output', 'output', 'Output', 'SITI CONTOH', 'text'],
	['configuration', 'input_config', 'Configuration', LIST, 'a list'],
] as const)(
	'a merge into the %s fails and sends nothing',
	async (name, part, label, value, kind) => {
		const id = oddOne(part, value);

		const run = await desk.run([{ id }], {
			[`${name}Mode`]: 'json',
			[name]: '{"name": "y"}',
			...MERGE,
		});

		expect(failures(run)).toEqual([
			expect.stringContaining(
				`'${label}' of the verification is ${kind}, into which no fields can be merged\n`,
			),
		]);
		expect(sent(id)).toEqual([]);
	},
);

it.each([null, undefined])('a merge into %p is what is given', async (nothing) => {
	const id = oddOne('output', nothing);

	await desk.run([{ id }], { ...json({ name: 'y' }), ...MERGE });

	expect(sent(id)).toEqual([{ output: { name: 'y' } }]);
});

it('a list is not what an empty object is', async () => {
	assume(desk.sandbox, 'updateSemantics', 'emptyObject');
	const id = oddOne('output', LIST);

	const { outputs } = await desk.run([{ id }], {
		...json({}),
		options: { skipIfUnchanged: true, includeChanges: true },
	});

	expect(outputs.success[0]?.json).toMatchObject({
		output: {},
		write_result: 'written',
		changes: 'output: [{"a":1}] → {}',
	});
});

it('is left alone by an update of the status', async () => {
	const id = oddOne('output', LIST);

	await desk.run([{ id }], { verificationStatus: 'COMPLETED', ...MERGE });

	expect(sent(id)).toEqual([{ verification_status: 'COMPLETED' }]);
});
