/** A table as people write it; Prettier aligns it. Columns that are empty in every row are left out. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const kept = head.flatMap((_, index) =>
		rows.some((row) => (row[index] ?? '') !== '') ? [index] : [],
	);
	const line = (cells: readonly string[]): string =>
		`| ${kept.map((index) => cellText(cells[index] ?? '')).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function cellText(text: string): string {
	return text.replace(/\|/g, '\\|').replace(/\n/g, '<br>');
}
