import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';

export type FileRow = Record<string, string>;

const RESULTS = / results \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.\d{3}\.xlsx$/;

/** The rows of an Excel file as objects, by its header row; empty cells are empty texts. */
export async function readRows(file: string): Promise<FileRow[]> {
	const [header = [], ...rows] = await readSheet(file);
	return rows.map((row) =>
		Object.fromEntries(header.map((name, column) => [String(name), String(row[column] ?? '')])),
	);
}

/** Writes an Excel file of texts. */
export async function writeExcel(file: string, rows: readonly FileRow[]): Promise<void> {
	const header = Object.keys(rows[0] ?? {});
	const cells = [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))];
	await writeXlsxFile(cells.map((line) => line.map((value) => ({ value })))).toFile(file);
}

/** Writes a CSV file as Excel does: with a byte order mark, and quotes around everything. */
export async function writeCsv(
	file: string,
	rows: readonly FileRow[],
	separator = ',',
): Promise<void> {
	const header = Object.keys(rows[0] ?? {});
	const lines = [header, ...rows.map((row) => header.map((name) => row[name] ?? ''))];
	const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
	const text = lines.map((line) => line.map(quoted).join(separator)).join('\r\n');
	await writeFile(file, `\uFEFF${text}\r\n`);
}

/** The files with results in a folder, oldest first. */
export async function resultFiles(folder: string): Promise<string[]> {
	const names = (await readdir(folder)).filter((name) => RESULTS.test(name));
	return names.sort().map((name) => join(folder, name));
}

/** Removes the files with results. */
export async function removeResults(folder: string): Promise<void> {
	for (const file of await resultFiles(folder)) await rm(file);
}
