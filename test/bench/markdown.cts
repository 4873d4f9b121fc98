/** A Markdown table; all columns but the first are numbers, so they are aligned to the right. */
export function markdownTable(head: string[], rows: string[][]): string {
	const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
	return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The median and, in brackets, what it lies between: `3.10 s (3.01–3.44)`. */
export function formatSpread(
	values: number[],
	middle: number,
	unit: string,
	digits: number,
): string {
	const [low, high] = [Math.min(...values), Math.max(...values)].map((value) =>
		value.toFixed(digits),
	);
	const range = low === high ? '' : ` (${String(low)}–${String(high)})`;
	return `${middle.toFixed(digits)} ${unit}${range}`;
}
