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
	/** What former runs have written into the row. */
	written?: Readonly<Record<string, string>>;
}

/** Columns that the example adds, as far as tests fill them in. */
const ADDED = ['result', 'reason', 'changes', 'recorded_at'];

/** The rows with lines of former runs, by the place of the row. */
export function withResults(
	rows: readonly DecisionRow[],
	lines: Readonly<Record<number, Readonly<Record<string, string>>>>,
): DecisionRow[] {
	return rows.map((row, index) => ({ ...row, written: lines[index] ?? {} }));
}

/** A spreadsheet with review decisions, as the example reads it. */
export function decisionsSheet(rows: readonly DecisionRow[]): Spreadsheet {
	const isNew = rows.every(({ written }) => written === undefined);
	const added = isNew ? [] : ADDED;
	const cells = rows.map(
		({ verification_id, decision, field = '', value = '', written }, index) => [
			verification_id,
			`Nasabah ${index + 1}`,
			decision,
			field,
			value,
			...added.map((name) => written?.[name] ?? ''),
		],
	);
	const sheet = { sheetId: 0, title: DECISIONS, rows: [[...HEADER, ...added], ...cells] };
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
