// Each test starts with a sheet of its own.
import { runDecisions } from './support/decisions-run.cts';
import { DECISIONS, recordsById, rowsOf } from './support/decisions-sheet.cts';
import type { Example } from './support/example.cts';
import { useExample } from './support/use-example.cts';

const UNKNOWN = '0b7e5d6a-9f1c-4c3e-8a55-2f4c1d9e7b10';
let example: Example;

useExample(
	'spreadsheet-of-decisions',
	(opened) => {
		example = opened;
	},
	{ runsAllNodes: true },
);

function waiting(count: number): string[] {
	return example.sandbox.state.addVerifications(count).map(({ id }) => id);
}

function bodies(id: string): unknown[] {
	return example.sandbox.record.writes(id).map(({ body }) => body);
}

test('each row is applied once, or says why it was not', async () => {
	const [plain = '', corrected = '', undecided = '', done = '', twice = ''] = waiting(5);
	const { verifications } = example.sandbox.state;
	const former = structuredClone(verifications.get(corrected)?.output);
	const finished = verifications.get(done);
	if (finished) finished.status = 'FRAUD_DETECTED';
	const { book, execution } = await runDecisions(example, [
		{ verification_id: plain, decision: 'COMPLETED' },
		{ verification_id: corrected, decision: 'Completed', field: 'is_match_face', value: true },
		{ verification_id: undecided, decision: '' },
		{ verification_id: done, decision: 'COMPLETED' },
		{ verification_id: UNKNOWN, decision: 'COMPLETED' },
		{ verification_id: 'KTP-0042', decision: 'COMPLETED' },
		{ verification_id: twice, decision: 'COMPLETED' },
		{ verification_id: twice, decision: 'NEED_REVIEW' },
	]);
	expect(execution.failure).toBeUndefined();
	const records = recordsById(book);
	const outcome = (id: string): unknown[] => [
		records.get(id)?.result,
		records.get(id)?.reason,
		records.get(id)?.changes,
	];
	const completed = 'status: "NEED_REVIEW" → "COMPLETED"';
	expect(outcome(plain)).toEqual(['done', '', completed]);
	expect(outcome(corrected)).toEqual([
		'done',
		'',
		`output.is_match_face: false → true\n${completed}`,
	]);
	expect(outcome(undecided)).toEqual(['', '', '']);
	expect(outcome(done)).toEqual(['refused', expect.stringMatching(/FRAUD_DETECTED/), '']);
	expect(outcome(UNKNOWN)).toEqual(['refused', expect.stringMatching(/was not found\. Check/), '']);
	expect(outcome('KTP-0042')).toEqual(['refused', expect.stringMatching(/not a valid ID/), '']);
	expect(book.records(DECISIONS)[6]).toMatchObject({
		result: 'refused',
		reason: expect.stringMatching(/^The rows 8, 9 are/) as string,
	});
	expect(bodies(plain)).toEqual([{ verification_status: 'COMPLETED' }]);
	expect(bodies(corrected)).toEqual([
		{ verification_status: 'COMPLETED', output: { ...former, is_match_face: true } },
	]);
	expect([undecided, done, twice].flatMap((id) => bodies(id))).toEqual([]);
});

test('without a link, or without its columns, it stops and says so', async () => {
	const empty = await example.run(await example.import(), 'Start');
	expect(empty.failure).toMatch(/Settings are not filled in/);
	const { book, again } = await runDecisions(example, []);
	rowsOf(book).splice(0);
	expect((await again()).failure).toMatch(/The sheet has no column verification_id, /);
});

test('a second run has nothing to do, until somebody empties a result', async () => {
	const [id = ''] = waiting(1);
	const { book, again } = await runDecisions(example, [
		{ verification_id: id, decision: 'COMPLETED' },
	]);
	const before = structuredClone(rowsOf(book));
	await again('Every 15 minutes');
	expect(rowsOf(book)).toEqual(before);
	rowsOf(book)[1]?.splice(5, 1, '');
	await again();
	expect(recordsById(book).get(id)).toMatchObject({ result: 'done', reason: 'It already was so' });
	expect(bodies(id)).toHaveLength(1);
});
