import Table from 'cli-table3';
import type { Change } from './changes.cts';

/** A spreadsheet row that was not applied. */
export interface FailedRow {
	verification: string;
	reason: string;
}

const plain = { head: [], border: [] };

/** The table of what the example did. */
export function changesTable(changes: Change[]): string {
	const table = new Table({
		head: ['Verification', 'Service', 'Status before → after', 'Fields changed'],
		style: plain,
		wordWrap: true,
		colWidths: [38, 22, 34, 30],
	});
	for (const { id, service, before, after, fields } of changes) {
		table.push([
			id,
			service,
			before === after ? `${before} (same)` : `${before} → ${after}`,
			fields.length === 0 ? 'none' : fields.join(', '),
		]);
	}
	return table.toString();
}

/** The table of the rows that failed. */
export function failuresTable(rows: FailedRow[]): string {
	const table = new Table({
		head: ['Verification', 'Why it was not updated'],
		style: plain,
		wordWrap: true,
		colWidths: [38, 90],
	});
	for (const { verification, reason } of rows) table.push([verification, reason]);
	return table.toString();
}
