import type { Page } from './pages.cts';

/** The rows of the page's table with these columns, without code marks. @throws Error when there is none */
export function rowsOf({ path, text }: Page, ...columns: string[]): string[][] {
	const lines = text.split('\n');
	const cells = (line = '') =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim().replace(/^`|`$/g, ''));
	const head = lines.findIndex((line) => cells(line).join() === columns.join());
	if (head < 0) throw new Error(`${path} has no table with ${columns.join(', ')}`);
	const rest = lines.slice(head + 2);
	return rest
		.slice(
			0,
			rest.findIndex((line) => !line.startsWith('|')),
		)
		.map(cells);
}
