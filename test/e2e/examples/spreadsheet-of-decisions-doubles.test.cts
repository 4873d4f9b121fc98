// One verification in two rows, whichever was there first and however it is written: nothing is decided, and no line lands in the other row.
import { runDecisions } from './support/decisions-run.cts';
import { DECISIONS, rowsOf, withResults } from './support/decisions-sheet.cts';
import type { Example } from './support/example.cts';
import { useExample } from './support/use-example.cts';

const SPREADSHEET = /\/spreadsheets\/[\w-]+$/;
const TWICE = expect.stringMatching(/^The rows 2, 3 are about this verification/) as string;
let example: Example;

useExample(
	'spreadsheet-of-decisions',
	(opened) => {
		example = opened;
	},
	{ label: 'doubles' },
);

function waiting(count: number): string[] {
	return example.sandbox.state.addVerifications(count).map(({ id }) => id);
}

function bodies(id: string): unknown[] {
	return example.sandbox.record.writes(id).map(({ body }) => body);
}

const COMPLETED = { verification_status: 'COMPLETED' };

test.each([
	['behind it', 1, 0],
	['before it', 0, 1],
])('a planned row that gets a double %s: neither is decided', async (_where, added, planned) => {
	const [id = '', other = ''] = waiting(2);
	const rows = ['NEED_REVIEW', 'COMPLETED'].map((decision) => ({ verification_id: id, decision }));
	if (planned === 0) rows.reverse();
	const { book, execution } = await runDecisions(
		example,
		withResults([...rows, { verification_id: other, decision: 'COMPLETED' }], {
			[planned]: { result: 'planned', changes: 'status: "NEED_REVIEW" → "COMPLETED"' },
		}),
	);
	expect(execution.failure).toBeUndefined();
	const records = book.records(DECISIONS);
	expect(records[added]).toMatchObject({ result: 'refused', reason: TWICE, changes: '' });
	expect(records[planned]).toMatchObject({ result: 'refused', reason: TWICE });
	expect(records[2]).toMatchObject({ result: 'done' });
	expect([bodies(id), bodies(other)]).toEqual([[], [COMPLETED]]);
});

test.each([
	['behind', 0, 1],
	['before', 1, 0],
])('a new row %s one that was done: what was done stays as it is', async (_where, done, added) => {
	const [id = ''] = waiting(1);
	const line = {
		result: 'done',
		changes: 'output.is_match_face: false → true',
		recorded_at: '2025-03-03',
	};
	const { book, again } = await runDecisions(
		example,
		withResults(
			[0, 1].map(() => ({ verification_id: id, decision: 'COMPLETED' })),
			{ [done]: line },
		),
	);
	expect(book.records(DECISIONS)[done]).toMatchObject(line);
	expect(book.records(DECISIONS)[added]).toMatchObject({ result: 'refused', reason: TWICE });
	const before = structuredClone(rowsOf(book));
	await again();
	expect(rowsOf(book)).toEqual(before);
	expect(bodies(id)).toEqual([]);
});

test.each([
	['in capitals', (id: string) => id.toUpperCase()],
	['with a space behind it', (id: string) => `${id} `],
	['as a link', (id: string) => `https://app.example.test/verifications/${id}?tab=review`],
])('the same verification %s is the same', async (_how, written) => {
	const [id = ''] = waiting(1);
	const { book } = await runDecisions(example, [
		{ verification_id: id, decision: 'COMPLETED' },
		{ verification_id: written(id), decision: 'NEED_REVIEW', field: 'is_match_face', value: true },
	]);
	expect(book.records(DECISIONS)).toMatchObject([
		{ result: 'refused', reason: TWICE },
		{ result: 'refused', reason: TWICE },
	]);
	expect(bodies(id)).toEqual([]);
});

test('written in any of these ways, a single row is decided and keeps its text', async () => {
	const ids = waiting(3);
	const [capitals = '', spaced = '', linked = ''] = ids;
	const written = [
		capitals.toUpperCase(),
		` ${spaced} `,
		`https://app.example.test/verifications/${linked}`,
	];
	const { book } = await runDecisions(
		example,
		written.map((verification_id) => ({ verification_id, decision: 'COMPLETED' })),
	);
	const expected = written.map((verification_id) => ({ verification_id, result: 'done' }));
	expect(book.records(DECISIONS)).toMatchObject(expected);
	expect(ids.map((id) => bodies(id))).toEqual(ids.map(() => [COMPLETED]));
});

test('a double that is added while the run is at work stops the decision, and both rows are told in the next run', async () => {
	const [id = ''] = waiting(1);
	const { sheets } = example.parties;
	const double = [id, 'Nasabah 1', 'NEED_REVIEW'];
	// The last look at the spreadsheet before the decision: the plan has been written.
	sheets.interrupt({
		match: { method: 'GET', path: SPREADSHEET, nth: 4 },
		before: () => {
			rowsOf(sheets.only()).splice(1, 0, double);
		},
	});
	const { book, again } = await runDecisions(example, [
		{ verification_id: id, decision: 'COMPLETED' },
	]);
	expect(book.records(DECISIONS)).toMatchObject([{ result: '' }, { result: 'planned' }]);
	await again();
	expect(book.records(DECISIONS)).toMatchObject([
		{ decision: 'NEED_REVIEW', result: 'refused', reason: TWICE },
		{ decision: 'COMPLETED', result: 'refused', reason: TWICE },
	]);
	expect(bodies(id)).toEqual([]);
});

test('the outcome goes into the row that was decided, although another one comes before it meanwhile', async () => {
	const [id = ''] = waiting(1);
	const { sheets } = example.parties;
	// For the outcome.
	sheets.interrupt({
		match: { method: 'GET', path: SPREADSHEET, nth: 5 },
		before: () => {
			rowsOf(sheets.only()).splice(1, 0, [id, 'Nasabah 1', 'NEED_REVIEW']);
		},
	});
	const { book, again } = await runDecisions(example, [
		{ verification_id: id, decision: 'COMPLETED' },
	]);
	const done = { result: 'done', changes: 'status: "NEED_REVIEW" → "COMPLETED"' };
	expect(book.records(DECISIONS)).toMatchObject([{ result: '' }, done]);
	await again();
	expect(book.records(DECISIONS)).toMatchObject([{ result: 'refused', reason: TWICE }, done]);
	expect(bodies(id)).toEqual([COMPLETED]);
});
