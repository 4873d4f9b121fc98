import { parseRange, type CellRange } from './a1.cts';

export type Cell = string | number | boolean;

/** One sheet (tab) of a spreadsheet. */
export interface Sheet {
	sheetId: number;
	title: string;
	/** Rows of cells; what is not there is empty. */
	rows: Cell[][];
}

/** A spreadsheet as Google keeps it. */
export class Spreadsheet {
	constructor(
		readonly id: string,
		readonly sheets: readonly Sheet[],
		readonly title = 'Spreadsheet',
	) {}

	/** The link that a person copies from the browser. */
	get url(): string {
		return `https://docs.google.com/spreadsheets/d/${this.id}/edit#gid=${this.sheets[0]?.sheetId ?? 0}`;
	}

	/** The sheet and the cells that a range names; undefined when there is no such sheet or the range is malformed. */
	find(range: string): { sheet: Sheet; cells: CellRange } | undefined {
		const parsed = parseRange(range);
		const sheet = this.sheets.find(({ title }) => title === parsed?.title);
		return parsed && sheet && { sheet, cells: parsed.cells };
	}

	/** Rows of a sheet as objects, by its header row, as a person reads them; empty cells are empty texts. */
	records(title: string): Record<string, Cell>[] {
		const [header = [], ...rows] = this.sheets.find((sheet) => sheet.title === title)?.rows ?? [];
		return rows.map((row) =>
			Object.fromEntries(header.map((name, column) => [String(name), row[column] ?? ''])),
		);
	}
}

/** The values of a range the way Google gives them: without empty rows and cells at the end. */
export function readCells(
	{ rows }: Sheet,
	{ fromRow, toRow, fromColumn, toColumn }: CellRange,
): Cell[][] {
	const found = rows
		.slice(fromRow, toRow)
		.map((row) => withoutEmptyEnd(row.slice(fromColumn, toColumn), (cell) => cell === ''));
	return withoutEmptyEnd(found, (row) => row.length === 0);
}

/** Writes values from the first cell of a range on; null leaves a cell as it is. */
export function writeCells(
	{ rows }: Sheet,
	{ fromRow, fromColumn }: CellRange,
	values: (Cell | null)[][],
): void {
	values.forEach((line, down) => {
		while (rows.length <= fromRow + down) rows.push([]);
		const row = rows[fromRow + down] ?? [];
		line.forEach((value, right) => {
			while (row.length <= fromColumn + right) row.push('');
			if (value !== null) row[fromColumn + right] = value;
		});
	});
}

function withoutEmptyEnd<T>(list: readonly (T | undefined)[], isEmpty: (entry: T) => boolean): T[] {
	const filled = list.map((entry) => entry as T);
	const last = filled.findLastIndex((entry) => entry !== undefined && !isEmpty(entry));
	return filled.slice(0, last + 1);
}
