// A mistyped column must not turn into a green tick: what an expression does not find is no empty cell.
import { deskOfSuite, failures } from './support/desk.cts';

const desk = deskOfSuite();

const NEWEST = { typeVersion: 2 };
const STATUS = { verificationStatus: '={{ $json.decision }}' };
const OUTPUT = { outputMode: 'json', output: '{ "checked": true }' };

const missing = [
	{ field: 'Status', parameters: { ...STATUS, ...OUTPUT } },
	{ field: 'Update Output', parameters: { ...OUTPUT, outputMode: '={{ $json.way }}' } },
	{ field: 'Output', parameters: { ...OUTPUT, output: '={{ $json.data }}' } },
	{
		field: 'Only If Status Is',
		parameters: { ...OUTPUT, options: { onlyIfStatus: '={{ $json.before }}' } },
	},
	{ field: 'Dry Run', parameters: { ...OUTPUT, options: { dryRun: '={{ $json.dry }}' } } },
	{ field: 'Max Tries', parameters: { ...OUTPUT, tuning: { maxTries: '={{ $json.tries }}' } } },
];

it.each(missing)(
	'$field: fails the item, by its name on the panel',
	async ({ field, parameters }) => {
		const id = desk.add();

		const result = await desk.run(
			[{ id }],
			{ verificationStatus: 'COMPLETED', ...parameters },
			NEWEST,
		);

		const [failure] = failures(result);
		expect(failure).toMatch(
			`'${field}' has no value: its expression finds nothing\nCheck the name`,
		);
		expect(desk.sandbox.record.writes(id)).toEqual([]);
	},
);

it.each(['', null])('an empty cell (%j) leaves the status as it is', async (decision) => {
	const id = desk.add();

	const result = await desk.run([{ id, decision }], { ...STATUS, ...OUTPUT }, NEWEST);

	expect(failures(result)).toEqual([]);
	expect(desk.sandbox.record.writes(id).map(({ body }) => body)).toEqual([
		{ output: { checked: true } },
	]);
});

it('only the item without the column fails', async () => {
	const [first, second] = [desk.add(), desk.add()];
	const items = [{ id: first, decision: 'COMPLETED' }, { id: second }];

	const result = await desk.run(items, STATUS, NEWEST);

	expect(failures(result)).toHaveLength(1);
	expect(desk.record(first).status).toBe('COMPLETED');
	expect(desk.sandbox.record.writes(second)).toEqual([]);
});

it('a workflow saved with version 1 leaves it out, as before', async () => {
	const id = desk.add();

	const result = await desk.run([{ id }], { ...STATUS, ...OUTPUT }, { typeVersion: 1 });

	expect(failures(result)).toEqual([]);
	expect(desk.sandbox.record.writes(id)).toHaveLength(1);
});

it.each([
	['Siti Contoh', 'another text, of 11 characters'],
	// Names that begin like a word for a decision.
	['Oktaviani', 'another text, of 9 characters'],
	['YESSI', 'another text, of 5 characters'],
	['Passaribu', 'another text, of 9 characters'],
	[17, 'a number'],
	['rejected', 'REJECTED'],
])('a wrong status (%j) is named, unless it may be personal data', async (decision, named) => {
	const result = await desk.run([{ id: desk.add(), decision }], STATUS, NEWEST);

	expect(failures(result)).toEqual([
		`'Status' must be COMPLETED or NEED_REVIEW (it is ${named})\nChange the value, or leave it empty to keep the status as it is`,
	]);
});
