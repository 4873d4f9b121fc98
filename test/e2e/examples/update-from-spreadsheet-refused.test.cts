// Rows that must not be applied, and rows that cannot be at present: each says why, and nothing is sent.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SPREADSHEET_EXAMPLE } from '../../../scripts/demo/spreadsheet-example.cts';
import { removeResults } from './support/decision-files.cts';
import type { Example } from './support/example.cts';
import { FileRun, row } from './support/file-run.cts';
import { useExample } from './support/use-example.cts';

let example: Example;
let file: FileRun;

useExample(
	SPREADSHEET_EXAMPLE,
	(opened) => {
		example = opened;
		file = new FileRun(opened);
	},
	{ label: 'refused' },
);

test.each([
	['in capitals', (id: string) => id.toUpperCase()],
	['with a space', (id: string) => `${id} `],
	['as a link', (id: string) => `https://app.example.test/verifications/${id}`],
])('a verification that stands in two rows, once %s, is not decided', async (_how, written) => {
	const [id, other] = [file.waiting(), file.waiting()];
	const rows = await file.results([
		row(id, 'COMPLETED'),
		row(other, 'COMPLETED'),
		row(written(id), 'NEED_REVIEW', '{"net_salary": 1}'),
	]);
	expect(rows.map(({ result }) => result)).toEqual(['refused', 'done', 'refused']);
	expect([file.bodies(id), file.bodies(other)]).toEqual([
		[],
		[{ verification_status: 'COMPLETED' }],
	]);
});

test.each([
	['a misspelled field', '{"net_salery": 5}', /no field net_salery/],
	['a misspelled field inside another', '{"identity": {"nic": "1"}}', /no field identity\.nic/],
	['text for a number', '{"net_salary": "8000000"}', /net_salary holds a number, not text/],
	['a number for text', '{"identity": {"nik": 1}}', /identity\.nik holds text, not a number/],
])('%s is refused', async (_what, output, reason) => {
	const id = file.waiting();
	const [first] = await file.results([row(id, 'COMPLETED', output)]);
	expect(first).toMatchObject({ result: 'refused', changes: '', status: 'NEED_REVIEW' });
	expect(first?.reason).toMatch(reason);
	expect(file.bodies(id)).toEqual([]);
});

test('letters that cannot be read are refused, wherever they stand', async () => {
	const [id, other, plain] = [file.waiting(), file.waiting(), file.waiting()];
	const lines = [
		'verification_id;decision;output',
		`${id};COMPLETED;"{""identity"": {""nik"": ""\u00DC01""}}"`,
		`${other}\u00DC;COMPLETED;`,
		`${plain};COMPLETED;"{""net_salary"": 1}"`,
	];
	await removeResults(file.folder);
	// As Excel saves "CSV", which is not "CSV UTF-8".
	await writeFile(join(file.folder, 'ansi.csv'), lines.join('\r\n'), 'latin1');
	await file.run({ file: 'ansi.csv', csv_separator: ';' });
	const rows = await file.onlyResults();
	expect(rows.map(({ result }) => result)).toEqual(['refused', 'refused', 'done']);
	expect(rows[0]?.reason).toMatch(/letters that cannot be read/);
	expect([id, other, plain].map((one) => file.bodies(one).length)).toEqual([0, 0, 1]);
});

test('a row without a decision is refused, with a correction or without', async () => {
	const [id, other] = [file.waiting(), file.waiting()];
	const rows = await file.results([row(id, ' ', '{"net_salary": 1}'), row(other, '')]);
	expect(rows).toMatchObject([
		{ result: 'refused', reason: expect.stringMatching(/no decision/) as string },
		{ result: 'refused', reason: expect.stringMatching(/no decision/) as string },
	]);
	expect([file.bodies(id), file.bodies(other)]).toEqual([[], []]);
});

test('while AnyCheck is not available, a row is to be tried again; then it is done', async () => {
	const id = file.waiting();
	const outage = example.sandbox.faults.add({
		match: { path: new RegExp(id) },
		fault: { type: 'status', status: 401 },
	});
	const rows = [row(id, 'COMPLETED')];
	expect(await file.results(rows)).toMatchObject([{ ...rows[0], result: 'try again' }]);
	outage.remove();
	expect(await file.results(rows)).toMatchObject([{ ...rows[0], result: 'done', reason: '' }]);
	expect(file.bodies(id)).toHaveLength(1);
});

test('a row is to be tried again where AnyCheck accepts an update but does not make it', async () => {
	const id = file.waiting();
	example.sandbox.faults.add({
		match: { method: 'PUT' },
		fault: {
			type: 'status',
			status: 200,
			body: { ...example.sandbox.state.verifications.get(id) },
		},
	});
	expect(await file.results([row(id, 'COMPLETED')])).toMatchObject([
		{
			result: 'try again',
			reason: expect.stringMatching(/the verification is still NEED_REVIEW/) as string,
		},
	]);
});
