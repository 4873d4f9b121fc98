import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decisions } from '../../../scripts/demo/decisions.cts';
import { examplesFolder } from '../../../scripts/demo/folders.cts';
import { SPREADSHEET_EXAMPLE } from '../../../scripts/demo/spreadsheet-example.cts';
import {
	readRows,
	removeResults,
	resultFiles,
	writeCsv,
	writeExcel,
} from './support/decision-files.cts';
import { Example } from './support/example.cts';
import { FileRun, row, SHEET } from './support/file-run.cts';

const delivered = join(examplesFolder, SPREADSHEET_EXAMPLE, SHEET);
let example: Example;
let file: FileRun;

beforeAll(async () => {
	example = await Example.open(SPREADSHEET_EXAMPLE);
	file = new FileRun(example);
});
beforeEach(async () => {
	example.reset();
	await removeResults(file.folder);
});
afterEach(() => {
	expect(example.complaints()).toEqual([]);
});
afterAll(async () => {
	const unexecuted = example.unexecuted();
	await example.close();
	expect(unexecuted).toEqual([]);
});

test('the spreadsheet is the one that scripts/make-decisions.cts writes', async () => {
	expect(await readRows(delivered)).toEqual(decisions());
});

test('one new file has every row in its order, with its result; a second run sends nothing again', async () => {
	const { state } = example.sandbox;
	const former = structuredClone(state.verifications);
	await copyFile(delivered, join(file.folder, SHEET));
	expect((await file.run()).failure).toBeUndefined();

	const rows = await file.onlyResults();
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
	const sent = (): unknown[] => decisions().map(({ verification_id: id }) => file.bodies(id));
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

	await removeResults(file.folder);
	expect((await file.run()).failure).toBeUndefined();
	expect((await file.onlyResults()).slice(0, 4)).toMatchObject(
		Array.from({ length: 4 }, () => ({ result: 'done', reason: 'It already was so' })),
	);
	expect(sent()).toEqual(once);
});

test('a file does not replace the one of the run before', async () => {
	await writeExcel(join(file.folder, SHEET), [row(file.waiting(), 'COMPLETED')]);
	await file.run();
	await file.run();
	expect(await resultFiles(file.folder)).toHaveLength(2);
});

test.each([',', ';'])(
	'a CSV file with "%s" keeps identity numbers and dates',
	async (separator) => {
		const id = file.waiting();
		const own = { nik: '0012345678901234', born: '01/02/2003' };
		const sent = { ...row(id, 'COMPLETED', '{"identity": {"nik": "0012345678901234"}}'), ...own };
		await writeCsv(join(file.folder, 'march.csv'), [sent], separator);
		const { failure } = await file.run({ file: 'march.csv', csv_separator: separator });
		expect(failure).toBeUndefined();
		expect(await file.onlyResults()).toMatchObject([{ ...sent, result: 'done' }]);
		expect(file.bodies(id)).toEqual([
			{
				verification_status: 'COMPLETED',
				output: { net_salary: 7_250_000, identity: { nik: '0012345678901234' } },
			},
		]);
	},
);

test.each<[encoding: BufferEncoding, mark: string]>([
	['utf8', ''],
	['utf8', '\uFEFF'],
	['utf16le', '\uFEFF'],
])(
	'a CSV file in %s that says its separator itself (mark %j), and rows that are empty but for separators',
	async (encoding, mark) => {
		const [first, second] = [file.waiting(), file.waiting()];
		const lines = [
			'sep=;',
			'verification_id;decision;output',
			`${first};COMPLETED;"{""net_salary"": 1}"`,
			';;',
			' ;\u00A0;\u200B',
			`${second};NEED_REVIEW;"{""net_salary"": 2}"`,
			';;',
		];
		await writeFile(join(file.folder, 'sep.csv'), `${mark}${lines.join('\r\n')}\r\n`, encoding);
		const { failure } = await file.run({ file: 'sep.csv', csv_separator: ',' });
		expect(failure).toBeUndefined();
		expect(await file.onlyResults()).toMatchObject([
			{ verification_id: first, number: '1', result: 'done' },
			{ verification_id: second, number: '2', result: 'done' },
		]);
	},
);

test('an Excel file with rows of nothing but spaces', async () => {
	const id = file.waiting();
	const rows = await file.results([row(' ', ' ', ' '), row(id, 'COMPLETED')]);
	expect(rows).toMatchObject([{ verification_id: id, number: '1', result: 'done' }]);
});

test.each(['verification_id', 'decision', 'output'])(
	'no column %s: the run fails and names it, and decides nothing',
	async (missing) => {
		const id = file.waiting();
		const given = Object.entries(row(id, 'COMPLETED')).map(
			([name, value]) => [name === missing ? `${name}s` : name, value] as const,
		);
		await writeExcel(join(file.folder, SHEET), [Object.fromEntries(given)]);
		const { status, failure } = await file.run();
		expect([status, failure]).toEqual([
			'error',
			expect.stringMatching(new RegExp(`The file has no column ${missing}\\.`)),
		]);
		expect([file.bodies(id), await resultFiles(file.folder)]).toEqual([[], []]);
	},
);

test('without the file the run fails', async () => {
	expect((await file.run({ file: 'nowhere.xlsx' })).failure).toMatch(
		/a binary file 'data', but none was found/,
	);
});
