// docs/quick-start.md shows what test/e2e/examples/spreadsheet-chain.test.cts does.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { BAD_ROW, decisionsBook } from '../e2e/examples/support/quick-start/decisions-book.cts';

const docs = join(__dirname, '..', '..', 'docs');
const pictures = join(docs, 'images', 'quick-start');
const page = readFileSync(join(docs, 'quick-start.md'), 'utf8');

/** The cells of the page's only table, without the line below its head. */
function table(): string[][] {
	const lines = page.split('\n').filter((line) => line.startsWith('|') && !/^\|[ |-]+$/.test(line));
	return lines.map((line) =>
		line
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim()),
	);
}

test('the sheet on the page is the sheet that is used', () => {
	const [sheet] = decisionsBook().sheets;
	const [head = [], ...rows] = sheet?.rows ?? [];
	const shown = rows.map((row) =>
		head.map((_, column) => {
			const cell = row[column] ?? '';
			return typeof cell === 'boolean' ? String(cell).toUpperCase() : cell;
		}),
	);
	expect(table()).toEqual([head, ...shown]);
	expect(page).toContain(`_${decisionsBook().title}_`);
	expect(page).toContain(`_${sheet?.title ?? ''}_`);
	expect(page).toContain(`\`${BAD_ROW[0]}\``);
});

test('each picture that is drawn is shown, and is small', () => {
	const shown = [...page.matchAll(/\(images\/quick-start\/([\w-]+\.png)\)/g)].map(
		([, name]) => name,
	);
	const drawn = readdirSync(pictures);
	expect(new Set(shown)).toEqual(new Set(drawn));
	const large = drawn.filter((name) => statSync(join(pictures, name)).size > 150_000);
	expect(large).toEqual([]);
});
