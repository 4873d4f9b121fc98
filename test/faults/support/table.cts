import { markdownTable } from 'markdown-table';
import type { Line } from './results.cts';

interface Column {
	head: string;
	cell: (line: Line) => string;
	/** Differs from run to run. */
	isMeasured: boolean;
}

/** The columns, in order. */
const COLUMNS: Column[] = [
	{ head: 'Fault', isMeasured: false, cell: ({ fault }) => fault },
	{ head: 'Lost', isMeasured: false, cell: ({ lost }) => String(lost) },
	{ head: 'Doubled', isMeasured: false, cell: ({ doubled }) => String(doubled) },
	{ head: 'Failed', isMeasured: true, cell: ({ failed }) => String(failed) },
	{ head: 'Hits', isMeasured: true, cell: ({ hits }) => String(hits) },
	{ head: 'Requests', isMeasured: true, cell: ({ requests }) => String(requests) },
	{ head: 'Logins', isMeasured: true, cell: ({ logins }) => String(logins) },
	{ head: 'Seconds', isMeasured: true, cell: ({ seconds }) => seconds.toFixed(1) },
];

/**
 * The columns of the document. The suite passes only if nothing is lost or doubled, so these would be 0 in each line; seconds
 * say more about the machine than about the node.
 */
const OF_DOCUMENT = COLUMNS.filter(({ head }) => !['Lost', 'Doubled', 'Seconds'].includes(head));

/** The table of the suite in Markdown, its columns aligned so that it is read as text too. */
export const tableOf = (lines: Line[]): string => markdownOf(lines, COLUMNS);

/** The same for the document. */
export const documentTableOf = (lines: Line[]): string => markdownOf(lines, OF_DOCUMENT);

function markdownOf(lines: Line[], columns: Column[]): string {
	const texts = [
		columns.map(({ head }) => head),
		...lines.map((line) => columns.map(({ cell }) => cell(line))),
	];
	return markdownTable(texts, {
		align: columns.map((_, column) => (column === 0 ? null : 'right')),
	});
}

/** A document with what was measured taken out of its tables, to see whether the rest is up to date. */
export function withoutMeasurements(document: string): string {
	const isKept = (_: string, column: number) => OF_DOCUMENT[column]?.isMeasured !== true;
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
