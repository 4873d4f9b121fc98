/** Cells of a sheet; rows and columns are counted from 0, and `to` is the first one that is not in it. */
export interface CellRange {
	fromRow: number;
	toRow: number;
	fromColumn: number;
	toColumn: number;
}

const CELL = '([A-Z]{1,3})?([0-9]{1,7})?';
const CELLS = new RegExp(`^${CELL}(?::${CELL})?$`);

/** A range in A1 notation, such as `Sheet`, `'My sheet'!A:Z`, `Sheet!5:7` or `Sheet!C5`; undefined when it is none. */
export function parseRange(text: string): { title: string; cells: CellRange } | undefined {
	const at = text.lastIndexOf('!');
	const title = at < 0 ? text : text.slice(0, at);
	const cells = parseCells(at < 0 ? '' : text.slice(at + 1));
	return cells && { title: unquoted(title), cells };
}

function parseCells(text: string): CellRange | undefined {
	if (text === '') return { fromRow: 0, toRow: Infinity, fromColumn: 0, toColumn: Infinity };
	const match = CELLS.exec(text);
	if (match === null) return undefined;
	const [, column, row, lastColumn = text.includes(':') ? undefined : column] = match;
	const lastRow = match[4] ?? (text.includes(':') ? undefined : row);
	return {
		fromRow: row === undefined ? 0 : Number(row) - 1,
		toRow: lastRow === undefined ? Infinity : Number(lastRow),
		fromColumn: column === undefined ? 0 : columnNumber(column) - 1,
		toColumn: lastColumn === undefined ? Infinity : columnNumber(lastColumn),
	};
}

function columnNumber(letters: string): number {
	return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

function unquoted(title: string): string {
	return /^'.*'$/.test(title) ? title.slice(1, -1).replaceAll("''", "'") : title;
}
