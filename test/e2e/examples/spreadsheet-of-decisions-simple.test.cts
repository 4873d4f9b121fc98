import { Spreadsheet } from '../third-parties/google/spreadsheet.cts';
import { DECISIONS, recordsById, rowsOf } from './support/decisions-sheet.cts';
import { filledIn, useSimple } from './support/simple.cts';

const suite = useSimple('spreadsheet-of-decisions');

/** A sheet with these rows, and the workflow that looks at it. */
async function sheetOf(
	rows: readonly (readonly [id: string, decision: string])[],
): Promise<{ book: Spreadsheet; look: () => Promise<void> }> {
	const { example } = suite;
	const header = ['verification_id', 'decision', 'result', 'reason'];
	const cells = rows.map(([id, decision]) => [id, decision, '', '']);
	const sheet = { sheetId: 0, title: DECISIONS, rows: [header, ...cells] };
	const book = example.parties.sheets.add(
		new Spreadsheet('1StandInSimpleDecisions000000', [sheet]),
	);
	const here = { documentId: { __rl: true, mode: 'url', value: book.url } };
	const workflowId = await example.import((workflow) =>
		filledIn(workflow, { Rows: here, 'Write result': here, 'Write reason': here }),
	);
	const look = async (): Promise<void> => {
		expect((await example.run(workflowId, 'Every 15 minutes')).failure).toBeUndefined();
	};
	return { book, look };
}

function waiting(count: number): string[] {
	return suite.example.sandbox.state.addVerifications(count).map(({ id }) => id);
}

test('a row with a decision is recorded once, and one without is left alone', async () => {
	const [decided = '', undecided = ''] = waiting(2);
	const { book, look } = await sheetOf([
		[decided, 'COMPLETED'],
		[undecided, ''],
	]);
	await look();
	await look();
	expect(recordsById(book).get(decided)).toMatchObject({ result: 'COMPLETED', reason: '' });
	expect(recordsById(book).get(undecided)).toMatchObject({ result: '', reason: '' });
	const { record } = suite.example.sandbox;
	expect([decided, undecided].map((id) => record.writes(id).length)).toEqual([1, 0]);
});

test('a row that cannot be recorded says why, and is recorded once that is mended', async () => {
	const [id = '', elsewhere = ''] = waiting(2);
	const record = suite.example.sandbox.state.find(elsewhere);
	record.status = 'FRAUD_DETECTED';
	const { book, look } = await sheetOf([
		[id, 'FINISHED'],
		['', ''],
		['', 'COMPLETED'],
		[elsewhere, 'COMPLETED'],
	]);
	await look();
	expect(recordsById(book).get(id)).toMatchObject({
		result: '',
		reason: expect.stringMatching(/'Status'/) as string,
	});
	expect(recordsById(book).get(elsewhere)).toMatchObject({
		result: '',
		reason: 'The verification has the status FRAUD_DETECTED',
	});
	expect(rowsOf(book)[2]).toEqual(['', '', '', '']);
	expect(rowsOf(book)[3]).toEqual(['', 'COMPLETED', '', expect.stringMatching(/'Verification'/)]);
	rowsOf(book)[1]?.splice(1, 1, 'COMPLETED');
	record.status = 'NEED_REVIEW';
	await look();
	for (const one of [id, elsewhere])
		expect(recordsById(book).get(one)).toMatchObject({ result: 'COMPLETED', reason: '' });
});
