import { markdownTable } from 'markdown-table';
import type { Line } from './results.cts';

/** The columns, in order. Those that are `measured` differ from run to run. */
const COLUMNS: Array<{ head: string; isMeasured: boolean; cell: (line: Line) => string }> = [
	{ head: 'Fault', isMeasured: false, cell: ({ fault }) => fault },
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
	return markdownTable(texts, {
		align: COLUMNS.map((_, column) => (column === 0 ? null : 'right')),
	});
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
