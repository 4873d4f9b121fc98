import { Spreadsheet, type Cell } from '../../third-parties/google/spreadsheet.cts';

export const DECISIONS = 'Decisions';
const HEADER = ['verification_id', 'name', 'decision', 'field', 'value'];

/** A row that a reviewer has filled in. */
export interface DecisionRow {
	verification_id: string;
	decision: string;
	/** Field of the output to correct. */
	field?: string;
	value?: Cell;
}

/** A spreadsheet with review decisions, as the example reads it. */
export function decisionsSheet(rows: readonly DecisionRow[]): Spreadsheet {
	const cells = rows.map(({ verification_id, decision, field = '', value = '' }, index) => [
		verification_id,
		`Nasabah ${index + 1}`,
		decision,
		field,
		value,
	]);
	const sheet = { sheetId: 0, title: DECISIONS, rows: [[...HEADER], ...cells] };
	return new Spreadsheet('1StandInSpreadsheetOfDecisions000', [sheet]);
}

/** The only sheet's rows, for a test that changes them as people do. */
export function rowsOf({ sheets }: Spreadsheet): Cell[][] {
	const [sheet] = sheets;
	if (sheet === undefined) throw new Error('The spreadsheet has no sheet');
	return sheet.rows;
}

/** The sheet's records by verification. */
export function recordsById(book: Spreadsheet): Map<string, Record<string, Cell>> {
	return new Map(book.records(DECISIONS).map((record) => [String(record.verification_id), record]));
}
