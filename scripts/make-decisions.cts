// Writes examples/update-from-spreadsheet/decisions.xlsx from the sandbox's demo data.
import { join } from 'node:path';
import writeXlsxFile from 'write-excel-file/node';
import { decisions, type Decision } from './demo/decisions.cts';
import { examplesFolder } from './demo/folders.cts';

const WIDTHS: Record<keyof Decision, number> = {
	verification_id: 40,
	name: 26,
	decision: 16,
	output: 60,
	reviewer: 18,
	note: 50,
};

async function main(): Promise<void> {
	const filePath = join(examplesFolder, 'update-from-spreadsheet', 'decisions.xlsx');
	const columns = Object.entries(WIDTHS).map(([key, width]) => ({ key, width }));
	const header = columns.map(({ key }) => ({ value: key, fontWeight: 'bold' as const }));
	const rows = decisions().map((decision) => {
		const values = new Map<string, string>(Object.entries(decision));
		return columns.map(({ key }) => ({ value: values.get(key) ?? '' }));
	});
	await writeXlsxFile([header, ...rows], { columns }).toFile(filePath);
	console.log(`${rows.length} decisions in ${filePath}`);
}

void main();
