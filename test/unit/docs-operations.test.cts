// Every operation has a page, built like the others, and every page of the documentation is found from its beginning.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resources } from '../../nodes/Anycheck/actions/index';
import { operationPath } from '../../scripts/docs/operation-page.cts';

const ROOT = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const pagesIn = (folder: string) =>
	readdirSync(join(ROOT, folder)).filter((name) => name.endsWith('.md') && name !== 'README.md');

const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({
		title: `${resource.option.name}: ${operation.option.name}`,
		action: operation.option.action,
		path: operationPath(resource, operation),
	})),
);

/** In this order; others may stand between them. */
const PARTS = ['How to', 'Output', 'Troubleshooting', 'See also'];

describe.each(operations)('$title', ({ title, action, path }) => {
	it('is explained in all parts', () => {
		const page = read(path);
		const parts = [...page.matchAll(/^## (.+)$/gm)].map(([, name = '']) => name);
		expect(page.split('\n')[0]).toBe(`# ${title}`);
		expect(parts.filter((name) => PARTS.includes(name))).toEqual(PARTS);
	});

	it('is found in the editor by the name that the page gives', () => {
		expect(read(path)).toContain(`**${action}**`);
	});
});

it('there are no pages of operations that do not exist', () => {
	const known = operations.map(({ path }) => path.replace('docs/operations/', ''));
	expect(pagesIn('docs/operations').sort()).toEqual(known.sort());
});

it.each([
	['docs/README.md', 'docs'],
	['docs/examples/README.md', 'docs/examples'],
	['docs/recipes/README.md', 'docs/recipes'],
])('%s links every page beside it', (contents, folder) => {
	const text = read(contents);
	expect(pagesIn(folder).filter((name) => !text.includes(`](${name})`))).toEqual([]);
});
