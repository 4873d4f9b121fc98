// What is in the file is what AnyCheck gets, letter by letter; what can be read in two ways is refused.
import writeXlsxFile from 'write-excel-file/node';
import { csvFile } from './support/correction.cts';
import type { FormFields } from './support/form.cts';
import { useCorrections } from './support/use-corrections.cts';

const BEFORE = 'unknown';
const suite = useCorrections({ label: 'values' });

interface Row {
	cell: string | number | boolean;
	/** What has to be written; undefined when the row has to be refused. */
	written?: unknown;
	reason?: RegExp;
}

const PRECISE: Row[] = [
	{ cell: '9171012345678901', written: '9171012345678901' },
	{ cell: '081234567890', written: '081234567890' },
	{ cell: '1990-05-01', written: '1990-05-01' },
	{ cell: 'José Ñandú', written: 'José Ñandú' },
	{ cell: '7.000', written: '7.000' },
	{ cell: '00123', written: '00123' },
	{ cell: 'ya', written: 'ya' },
];
const NUMBERS: Row[] = [
	{ cell: '7000000', written: 7_000_000 },
	{ cell: '7.5', written: 7.5 },
	{ cell: '-0.125', written: -0.125 },
	{ cell: '7.000', reason: /^It is not clear/ },
	{ cell: '1.234.567', reason: /^It is not clear/ },
	{ cell: '00123', reason: /^The value is not a number/ },
	{ cell: '0x10', reason: /^The value is not a number/ },
	{ cell: '9171012345678901', reason: /^The number has more digits/ },
];
const COMMAS: Row[] = [
	{ cell: '7,000', reason: /^It is not clear/ },
	{ cell: '7,5', reason: /^The value is not a number/ },
];

function verifications(count: number): string[] {
	const overrides = { output: { held: BEFORE } };
	return suite.example.sandbox.state.addVerifications(count, overrides).map(({ id }) => id);
}

function csv(ids: readonly string[], rows: readonly Row[], separator = ','): FormFields[number] {
	return csvFile(
		rows.map(({ cell }, index) => [ids[index] ?? '', String(cell)]),
		separator,
	);
}

async function xlsx(ids: readonly string[], rows: readonly Row[]): Promise<FormFields[number]> {
	const lines = rows.map(({ cell }, index) => [ids[index] ?? '', cell]);
	const cells = [['verification_id', 'value'], ...lines].map((row) =>
		row.map((value) => ({ value })),
	);
	const content = await writeXlsxFile(cells).toBuffer();
	return { fileName: 'corrections.xlsx', content };
}

/** Sends the file through the example, and expects of each row what it says. */
async function corrected(
	title: string,
	type: string,
	rows: readonly Row[],
	makeFile: (ids: string[]) => FormFields[number] | Promise<FormFields[number]>,
): Promise<void> {
	const ids = verifications(rows.length);
	const correction = suite.correction(title);
	await correction.upload(await makeFile(ids), type, 'held');
	if (rows.some(({ reason }) => reason === undefined)) await correction.decide('Approve');
	expect((await correction.finished()).failure).toBeUndefined();
	const reasons = new Map(
		(await correction.rows()).map((row) => [row.verification_id, row.reason]),
	);
	expect(
		ids.map((id, index) => [
			rows[index]?.cell,
			suite.example.sandbox.state.find(id).output['held'],
		]),
	).toEqual(rows.map(({ cell, written = BEFORE }) => [cell, written]));
	for (const [index, { reason }] of rows.entries()) {
		expect(reasons.get(ids[index])).toMatch(reason ?? /^$/);
	}
}

test('a CSV file of texts', async () => {
	await corrected('Teks', 'Text', PRECISE, (ids) => csv(ids, PRECISE));
});

test('a CSV file as Excel saves it where the comma is in numbers: semicolons, and a byte order mark', async () => {
	const rows = [...PRECISE, { cell: '7,5', written: '7,5' }];
	await corrected('Titik koma', 'Text', rows, (ids) => {
		const { fileName, content } = csv(ids, rows, ';') as { fileName: string; content: string };
		return { fileName, content: `\uFEFF${content}` };
	});
});

test('an Excel file of texts', async () => {
	await corrected('Teks Excel', 'Text', PRECISE, async (ids) => await xlsx(ids, PRECISE));
});

test('cells of an Excel file that are no text are not taken for text', async () => {
	const reason = /^The value is not text\. Format the column as text/;
	const rows = [123, 32994, true].map((cell) => ({ cell, reason }));
	await corrected('Bukan teks', 'Text', rows, async (ids) => await xlsx(ids, rows));
});

test('numbers in a CSV file', async () => {
	await corrected('Angka', 'Number', NUMBERS, (ids) => csv(ids, NUMBERS));
});

test('numbers in a CSV file with semicolons', async () => {
	const rows = [...NUMBERS, ...COMMAS];
	await corrected('Angka titik koma', 'Number', rows, (ids) => csv(ids, rows, ';'));
});

test('numbers in an Excel file, as numbers and as text', async () => {
	const cells: Row[] = [
		{ cell: 7_000, written: 7_000 },
		{ cell: 7.5, written: 7.5 },
		{ cell: 9_171_012_345_678_900, reason: /^The number has more digits/ },
		{ cell: true, reason: /^The value is not a number/ },
	];
	const rows = [...cells, ...NUMBERS, ...COMMAS];
	await corrected('Angka Excel', 'Number', rows, async (ids) => await xlsx(ids, rows));
});

test('a CSV file in an old encoding is not guessed at', async () => {
	const rows = [{ cell: 'José', reason: /Save the file as CSV UTF-8/ }];
	await corrected('Latin', 'Text', rows, (ids) => {
		const { fileName, content } = csv(ids, rows) as { fileName: string; content: string };
		return { fileName, content: Buffer.from(content, 'latin1') };
	});
});

test('a field inside another one is corrected there', async () => {
	const output = { identity: { name: 'SITI CONTOH', city: 'Bandung' } };
	const [added] = suite.example.sandbox.state.addVerifications(1, { output });
	const id = added?.id ?? '';
	const cities = suite.correction('Kota');
	await cities.upload(csvFile([[id, 'Bogor']]), 'Text', 'identity.city');
	await cities.decide('Approve');
	await cities.finished();
	expect(suite.example.sandbox.state.find(id).output).toEqual({
		identity: { name: 'SITI CONTOH', city: 'Bogor' },
	});
});
