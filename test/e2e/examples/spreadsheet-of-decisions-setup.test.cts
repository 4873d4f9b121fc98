// What is not set up as the example needs it stops the run, and the run says what is missing.
import type { Execution } from '../../../scripts/n8n/execution.cts';
import { decisionsSheet, rowsOf } from './support/decisions-sheet.cts';
import type { Example } from './support/example.cts';
import { withSettings } from './support/settings.cts';
import { useExample } from './support/use-example.cts';

const LINK = 'https://docs.google.com/spreadsheets/d/1StandInSpreadsheetOfDecisions000/edit';
let example: Example;

useExample(
	'spreadsheet-of-decisions',
	(opened) => {
		example = opened;
	},
	{ label: 'setup' },
);

async function run(settings: Readonly<Record<string, unknown>>): Promise<Execution> {
	const workflowId = await example.import((one) => withSettings(one, settings));
	return await example.run(workflowId, 'Start');
}

test.each([
	['no link', {}],
	['something else than a link', { spreadsheet: 'Decisions of March' }],
	['no sheet', { spreadsheet: LINK, sheet: '' }],
	['no number of rows', { spreadsheet: LINK, rows_per_run: '' }],
])('%s in Settings: the run fails and says what to fill in', async (_what, settings) => {
	const { status, failure } = await run(settings);
	expect([status, failure]).toEqual(['error', expect.stringMatching(/Settings are not filled in/)]);
	expect(example.parties.sheets.requests).toEqual([]);
});

test.each([
	['verification_id', 0, 'verification'],
	['decision', 2, 'Decision'],
	['field', 3, 'feild'],
	['value', 4, ''],
])('no column %s: the run fails and names it, and decides nothing', async (name, at, instead) => {
	const [id = ''] = example.sandbox.state.addVerifications(1).map((one) => one.id);
	const book = example.parties.sheets.add(
		decisionsSheet([{ verification_id: id, decision: 'COMPLETED' }]),
	);
	rowsOf(book)[0]?.splice(at, 1, instead);
	const { status, failure } = await run({ spreadsheet: book.url });
	expect([status, failure]).toEqual([
		'error',
		expect.stringMatching(new RegExp(`The sheet has no column ${name}\\.`)),
	]);
	expect(example.sandbox.record.writes(id)).toEqual([]);
});

test('an empty sheet: the run fails and names all columns', async () => {
	const book = example.parties.sheets.add(decisionsSheet([]));
	rowsOf(book).splice(0);
	const { failure } = await run({ spreadsheet: book.url });
	expect(failure).toMatch(/no column verification_id, decision, field, value\./);
});

test('a sheet with no decision yet is no mistake', async () => {
	const book = example.parties.sheets.add(decisionsSheet([]));
	expect((await run({ spreadsheet: book.url })).status).toBe('success');
});
