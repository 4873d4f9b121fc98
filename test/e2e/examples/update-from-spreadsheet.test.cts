import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decisions } from '../../../scripts/demo/decisions.cts';
import { examplesFolder } from '../../../scripts/demo/folders.cts';
import { SPREADSHEET_EXAMPLE } from '../../../scripts/demo/spreadsheet-example.cts';
import type { Execution } from '../../../scripts/n8n/execution.cts';
import {
	readRows,
	removeResults,
	resultFiles,
	writeCsv,
	writeExcel,
	type FileRow,
} from './support/decision-files.cts';
import { Example } from './support/example.cts';
import { withSettings } from './support/settings.cts';

const SHEET = 'decisions.xlsx';
const delivered = join(examplesFolder, SPREADSHEET_EXAMPLE, SHEET);
let example: Example;
let folder: string;

beforeAll(async () => {
	example = await Example.open(SPREADSHEET_EXAMPLE);
	folder = example.surroundings.filesFolder;
});
beforeEach(async () => {
	example.reset();
	await removeResults(folder);
});
afterEach(() => {
	expect(example.complaints()).toEqual([]);
});
afterAll(async () => {
	const unexecuted = example.unexecuted();
	await example.close();
	expect(unexecuted).toEqual([]);
});

async function run(settings: Readonly<Record<string, unknown>> = {}): Promise<Execution> {
	const workflowId = await example.import((one) => withSettings(one, settings));
	return await example.run(workflowId, 'Start');
}

/** Runs the example over an Excel file of these rows. @returns the rows of its results */
async function results(rows: readonly FileRow[]): Promise<FileRow[]> {
	await removeResults(folder);
	await writeExcel(join(folder, SHEET), rows);
	expect((await run()).failure).toBeUndefined();
	return await onlyResults();
}

async function onlyResults(): Promise<FileRow[]> {
	const files = await resultFiles(folder);
	expect(files).toHaveLength(1);
	return await readRows(files[0] ?? '');
}

function waiting(output: object = { net_salary: 7_250_000, identity: { nik: '01' } }): string {
	const [made] = example.sandbox.state.addVerifications(1, { output: { ...output } });
	return made?.id ?? '';
}

function row(verification_id: string, decision: string, output = ''): FileRow {
	return { verification_id, decision, output };
}

function bodies(id: string): unknown[] {
	return example.sandbox.record.writes(id).map(({ body }) => body);
}

test('the spreadsheet is the one that scripts/make-decisions.cts writes', async () => {
	expect(await readRows(delivered)).toEqual(decisions());
});

test('one new file has every row in its order, with its result; a second run sends nothing again', async () => {
	const { state } = example.sandbox;
	const former = structuredClone(state.verifications);
	await copyFile(delivered, join(folder, SHEET));
	expect((await run()).failure).toBeUndefined();

	const rows = await onlyResults();
	expect(rows).toMatchObject(decisions());
	expect(rows.map(({ result, reason }) => [result, reason])).toEqual([
		...Array.from({ length: 4 }, () => ['done', '']),
		['refused', expect.stringMatching(/^Its status is COMPLETED/)],
		['refused', expect.stringMatching(/^Its status is FRAUD_DETECTED/)],
		['refused', expect.stringMatching(/was not found\. Check/)],
		['refused', expect.stringMatching(/not a valid ID/)],
		['refused', expect.stringMatching(/not valid JSON/)],
		['refused', expect.stringMatching(/^More than one row/)],
		['refused', expect.stringMatching(/^More than one row/)],
	]);
	expect(rows[2]).toMatchObject({
		changes: 'output.net_salary: 7250000 → 7500000\nstatus: "NEED_REVIEW" → "COMPLETED"',
		status: 'COMPLETED',
		updated_at: expect.stringMatching(/^20\d\d-/) as string,
	});
	const sent = (): unknown[] => decisions().map(({ verification_id: id }) => bodies(id));
	const once = decisions().map(({ verification_id, decision, output }, at) => {
		if (at >= 4) return [];
		const whole = former.get(verification_id)?.output;
		return [
			{
				verification_status: decision,
				...(output !== '' && { output: { ...whole, ...(JSON.parse(output) as object) } }),
			},
		];
	});
	expect(sent()).toEqual(once);

	await removeResults(folder);
	expect((await run()).failure).toBeUndefined();
	expect((await onlyResults()).slice(0, 4)).toMatchObject(
		Array.from({ length: 4 }, () => ({ result: 'done', reason: 'It already was so' })),
	);
	expect(sent()).toEqual(once);
});

test('a file does not replace the one of the run before', async () => {
	await writeExcel(join(folder, SHEET), [row(waiting(), 'COMPLETED')]);
	await run();
	await run();
	expect(await resultFiles(folder)).toHaveLength(2);
});

test.each([
	['in capitals', (id: string) => id.toUpperCase()],
	['with a space', (id: string) => `${id} `],
	['as a link', (id: string) => `https://app.example.test/verifications/${id}`],
])('a verification that stands in two rows, once %s, is not decided', async (_how, written) => {
	const [id, other] = [waiting(), waiting()];
	const rows = await results([
		row(id, 'COMPLETED'),
		row(other, 'COMPLETED'),
		row(written(id), 'NEED_REVIEW', '{"net_salary": 1}'),
	]);
	expect(rows.map(({ result }) => result)).toEqual(['refused', 'done', 'refused']);
	expect([bodies(id), bodies(other)]).toEqual([[], [{ verification_status: 'COMPLETED' }]]);
});

test.each([
	['a misspelled field', '{"net_salery": 5}', /no field net_salery/],
	['a misspelled field inside another', '{"identity": {"nic": "1"}}', /no field identity\.nic/],
	['text for a number', '{"net_salary": "8000000"}', /net_salary holds a number, not text/],
	['a number for text', '{"identity": {"nik": 1}}', /identity\.nik holds text, not a number/],
])('%s is refused', async (_what, output, reason) => {
	const id = waiting();
	const [first] = await results([row(id, 'COMPLETED', output)]);
	expect(first).toMatchObject({ result: 'refused', changes: '', status: 'NEED_REVIEW' });
	expect(first?.reason).toMatch(reason);
	expect(bodies(id)).toEqual([]);
});

test('a row without a decision is refused, with a correction or without', async () => {
	const [id, other] = [waiting(), waiting()];
	const rows = await results([row(id, ' ', '{"net_salary": 1}'), row(other, '')]);
	expect(rows).toMatchObject([
		{ result: 'refused', reason: expect.stringMatching(/no decision/) as string },
		{ result: 'refused', reason: expect.stringMatching(/no decision/) as string },
	]);
	expect([bodies(id), bodies(other)]).toEqual([[], []]);
});

test.each([',', ';'])(
	'a CSV file with "%s" keeps identity numbers and dates',
	async (separator) => {
		const id = waiting();
		const own = { nik: '0012345678901234', born: '01/02/2003' };
		const sent = { ...row(id, 'COMPLETED', '{"identity": {"nik": "0012345678901234"}}'), ...own };
		await writeCsv(join(folder, 'march.csv'), [sent], separator);
		const { failure } = await run({ file: 'march.csv', csv_separator: separator });
		expect(failure).toBeUndefined();
		expect(await onlyResults()).toMatchObject([{ ...sent, result: 'done' }]);
		expect(bodies(id)).toEqual([
			{
				verification_status: 'COMPLETED',
				output: { net_salary: 7_250_000, identity: { nik: '0012345678901234' } },
			},
		]);
	},
);

test('while AnyCheck is not available, a row is to be tried again; then it is done', async () => {
	const id = waiting();
	const outage = example.sandbox.faults.add({
		match: { path: new RegExp(id) },
		fault: { type: 'status', status: 401 },
	});
	const rows = [row(id, 'COMPLETED')];
	expect(await results(rows)).toMatchObject([{ ...rows[0], result: 'try again' }]);
	outage.remove();
	expect(await results(rows)).toMatchObject([{ ...rows[0], result: 'done', reason: '' }]);
	expect(bodies(id)).toHaveLength(1);
});

test.each(['verification_id', 'decision', 'output'])(
	'no column %s: the run fails and names it, and decides nothing',
	async (missing) => {
		const id = waiting();
		const given = Object.entries(row(id, 'COMPLETED')).map(
			([name, value]) => [name === missing ? `${name}s` : name, value] as const,
		);
		await writeExcel(join(folder, SHEET), [Object.fromEntries(given)]);
		const { status, failure } = await run();
		expect([status, failure]).toEqual([
			'error',
			expect.stringMatching(new RegExp(`The file has no column ${missing}\\.`)),
		]);
		expect([bodies(id), await resultFiles(folder)]).toEqual([[], []]);
	},
);

test('without the file the run fails', async () => {
	expect((await run({ file: 'nowhere.xlsx' })).failure).toMatch(/No file\(s\) found/);
});
