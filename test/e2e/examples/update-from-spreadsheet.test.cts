import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import { decisions } from '../../../scripts/demo/decisions.cts';
import { examplesFolder } from '../../../scripts/demo/folders.cts';
import { SPREADSHEET_EXAMPLE } from '../../../scripts/demo/spreadsheet-example.cts';
import { Example } from './support/example.cts';

const SHEET = 'decisions.xlsx';
const delivered = join(examplesFolder, SPREADSHEET_EXAMPLE, SHEET);
let example: Example;

beforeAll(async () => {
	example = await Example.open(SPREADSHEET_EXAMPLE);
});
afterEach(() => {
	expect(example.complaints()).toEqual([]);
});
afterAll(async () => {
	const unexecuted = example.unexecuted();
	await example.close();
	expect(unexecuted).toEqual([]);
});

/** The rows of a spreadsheet as objects, by its header row; empty cells are empty texts. */
async function readRows(file: string): Promise<Record<string, string>[]> {
	const [header = [], ...rows] = await readSheet(file);
	return rows.map((row) =>
		Object.fromEntries(header.map((name, column) => [String(name), String(row[column] ?? '')])),
	);
}

test('the spreadsheet is the one that scripts/make-decisions.cts writes', async () => {
	expect(await readRows(delivered)).toEqual(decisions());
});

test('good rows end up in results.xlsx, bad rows with their reason in failed.xlsx', async () => {
	const { sandbox, surroundings } = example;
	const { filesFolder } = surroundings;
	await copyFile(delivered, join(filesFolder, SHEET));
	const execution = await example.run(await example.import(), 'Start');
	expect(execution.failure).toBeUndefined();

	const results = await readRows(join(filesFolder, 'results.xlsx'));
	const good = decisions().slice(0, 6);
	expect(
		results.map(({ verification_id, name, status }) => ({ verification_id, name, status })),
	).toEqual(
		good.map(({ verification_id, name, decision }) => ({
			verification_id,
			name,
			status: decision,
		})),
	);
	const bodies = good.map(({ verification_id }) =>
		sandbox.record.writes(verification_id).map(({ body }) => body),
	);
	expect(bodies).toEqual(
		good.map(({ decision, output }) => [
			{
				verification_status: decision,
				...(output !== '' && { output: JSON.parse(output) as object }),
			},
		]),
	);

	const failed = await readRows(join(filesFolder, 'failed.xlsx'));
	expect(failed.map(({ verification_id }) => verification_id)).toEqual(
		decisions()
			.slice(6)
			.map(({ verification_id }) => verification_id),
	);
	expect(failed.map(({ reason }) => reason)).toEqual([
		expect.stringMatching(/not found/),
		expect.stringMatching(/not a valid ID/),
		expect.stringMatching(/not valid JSON/),
	]);
	expect(failed.every(({ what_to_do }) => what_to_do !== '')).toBe(true);
});
