import { demo } from '../../../../../sandbox/index.cts';
import { Spreadsheet, type Cell } from '../../../third-parties/google/spreadsheet.cts';

/** As people call it in Google Drive, and its only sheet. */
export const BOOK = 'Review decisions';
export const SHEET = 'Decisions';
const HEADER = ['verification_id', 'name', 'decision', 'is_match_face', 'result', 'updated_at'];

/** A row before anything has been written back. */
export type DecisionCells = [id: string, name: string, decision: string, isMatch: boolean];

const [agus = '', rina = '', joko = ''] = demo.verifications.cards;

/** The verification that is completed before there is a spreadsheet; it needs review, too. */
export const FIRST = demo.verifications.byStatus('NEED_REVIEW');

/** Decisions about three of the sandbox's demo verifications that need review, as somebody has typed them. */
export const DECISIONS: readonly DecisionCells[] = [
	[agus, 'Agus Percobaan', 'COMPLETED', true],
	[rina, "Rina Ar-Rahmah O'Contoh", 'COMPLETED', true],
	[joko, 'Joko Andaikata', 'NEED_REVIEW', false],
];

/** A row with what is no ID of AnyCheck. */
export const BAD_ROW: DecisionCells = ['KTP-2025-0042', 'Salah Tulis', 'COMPLETED', true];

/** The spreadsheet of the quick start. */
export function decisionsBook(): Spreadsheet {
	const sheet = { sheetId: 0, title: SHEET, rows: [HEADER, ...DECISIONS].map((row) => [...row]) };
	const other = { sheetId: 1, title: 'Notes', rows: [] };
	return new Spreadsheet('1StandInSpreadsheetOfQuickStart00', [sheet, other], BOOK);
}

/** What else is in the account. */
export function otherBooks(): Spreadsheet[] {
	return ['Petty cash', 'Shifts', 'Decisions of last year'].map(
		(title, index) => new Spreadsheet(`1StandInSpreadsheetOfNoMatter000${index}`, [], title),
	);
}

/** Adds a row, as somebody does in Google Sheets while the workflow is being built. */
export function typeRow({ sheets }: Spreadsheet, cells: readonly Cell[]): void {
	sheets[0]?.rows.push([...cells]);
}
