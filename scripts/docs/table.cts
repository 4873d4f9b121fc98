import { markdownTable } from 'markdown-table';

/** A table as people write it; Prettier aligns it. Columns that are empty in every row are left out. */
export function table(head: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const kept = head.flatMap((_, index) =>
		rows.some((row) => (row[index] ?? '') !== '') ? [index] : [],
	);
	const lines = [head, ...rows].map((cells) => kept.map((index) => cellText(cells[index] ?? '')));
	return markdownTable(lines, { alignDelimiters: false });
}

function cellText(text: string): string {
	return text.replace(/\|/g, '\\|').replace(/\n/g, '<br>');
}
