import type { Line } from './results.cts';

/** The columns, in order. Those that are `measured` differ from run to run. */
const COLUMNS: Array<{ head: string; isMeasured: boolean; cell: (line: Line) => string }> = [
	{ head: 'Fault', isMeasured: false, cell: ({ fault }) => fault },
	{ head: 'Items', isMeasured: false, cell: ({ items }) => String(items) },
	{ head: 'Lost', isMeasured: false, cell: ({ lost }) => String(lost) },
	{ head: 'Doubled', isMeasured: false, cell: ({ doubled }) => String(doubled) },
	{ head: 'Failed', isMeasured: true, cell: ({ failed }) => String(failed) },
	{ head: 'Hits', isMeasured: true, cell: ({ hits }) => String(hits) },
	{ head: 'Requests', isMeasured: true, cell: ({ requests }) => String(requests) },
	{ head: 'Logins', isMeasured: true, cell: ({ logins }) => String(logins) },
	{ head: 'Seconds', isMeasured: true, cell: ({ seconds }) => seconds.toFixed(1) },
];

/** The table of the suite in Markdown, its columns aligned so that it is read as text too. */
export function tableOf(lines: Line[]): string {
	const texts = [
		COLUMNS.map(({ head }) => head),
		...lines.map((line) => COLUMNS.map(({ cell }) => cell(line))),
	];
	const widths = COLUMNS.map((_, column) =>
		Math.max(3, ...texts.map((cells) => cells[column]?.length ?? 0)),
	);
	const row = (cells: string[]) =>
		`| ${cells.map((cell, column) => pad(cell, widths[column] ?? 0, column)).join(' | ')} |`;
	const [head = [], ...body] = texts;
	const rule = widths.map((width, column) =>
		column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
	);
	return [row(head), `| ${rule.join(' | ')} |`, ...body.map(row)].join('\n');
}

/** A document with what was measured taken out of its table, to see whether the rest is up to date. */
export function withoutMeasurements(document: string): string {
	const isKept = (_: string, column: number) => COLUMNS[column]?.isMeasured !== true;
	return document
		.split('\n')
		.map((text) => {
			if (!text.startsWith('|')) return text;
			const cells = text.split('|').slice(1, -1);
			return cells
				.map((cell) => cell.trim().replace(/-+/, '-'))
				.filter(isKept)
				.join('|');
		})
		.join('\n');
}

function pad(cell: string, width: number, column: number): string {
	return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}
