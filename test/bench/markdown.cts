import { markdownTable as tableOf } from 'markdown-table';

/** A Markdown table; all columns but the first are numbers, so they are aligned to the right. */
export function markdownTable(head: string[], rows: string[][]): string {
	return tableOf([head, ...rows], {
		align: head.map((_, column) => (column === 0 ? null : 'right')),
	});
}

/** The median and, in brackets, what it lies between: `3.10 (3.01–3.44)`. */
export function formatSpread(values: number[], middle: number, digits: number): string {
	const [low, high] = [Math.min(...values), Math.max(...values)].map((value) =>
		value.toFixed(digits),
	);
	const range = low === high ? '' : ` (${String(low)}–${String(high)})`;
	return `${middle.toFixed(digits)}${range}`;
}
