// Every link between the project's own pages leads somewhere.
import { existsSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const pages = execFileSync(
	'git',
	['ls-files', '--cached', '--others', '--exclude-standard', '*.md'],
	{
		cwd: ROOT,
		encoding: 'utf8',
	},
)
	.split('\n')
	.filter(Boolean);

/** The page's text without code, where brackets mean something else. */
function proseOf(page: string): string {
	return readFileSync(join(ROOT, page), 'utf8')
		.replace(/```[\s\S]*?```/g, '')
		.replace(/`[^`\n]*`/g, 'code');
}

/** The anchors that the page's headings get on GitHub. */
function anchorsOf(page: string): string[] {
	const headings = [...proseOf(page).matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => text);
	return headings.map((text) =>
		text
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\s_-]/gu, '')
			.trim()
			.replaceAll(' ', '-'),
	);
}

/** What is wrong with a link; undefined when it leads somewhere. */
function flawOf(page: string, target: string): string | undefined {
	if (/^(https?:|mailto:)/.test(target)) return undefined;
	const [path = '', anchor] = target.split('#', 2);
	const file = path === '' ? page : relative(ROOT, join(ROOT, dirname(page), path));
	if (!existsSync(join(ROOT, file))) return `${target}: there is no such file`;
	if (anchor === undefined || !file.endsWith('.md')) return undefined;
	return anchorsOf(file).includes(anchor) ? undefined : `${target}: there is no such heading`;
}

test('there are pages to check', () => {
	expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/architecture.md']));
});

test.each(pages)('%s', (page) => {
	const targets = [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
	const flaws = targets.flatMap((target) => flawOf(page, target) ?? []);
	expect(flaws).toEqual([]);
});
