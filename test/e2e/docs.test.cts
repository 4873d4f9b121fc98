// The documentation as people read it: rendered as on GitHub, in a browser window of a usual width.
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { projectFolder } from '../../scripts/demo/folders.cts';
import { openBrowser } from './harness/browser.cts';

const RENDER = ['--require', 'tsx/cjs', 'scripts/render-docs.cts', '--pages'];
const site = join(projectFolder, 'output', 'docs', 'site');

// Before the tests are named, one for each page; in a process of its own, for jest cannot load the library.
execFileSync(process.execPath, RENDER, { cwd: projectFolder });
const pages = readdirSync(site, { recursive: true, encoding: 'utf8' })
	.filter((path) => path.endsWith('.html'))
	.sort();

let browser: Browser;
let page: Page;

beforeAll(async () => {
	browser = await openBrowser();
	page = await browser.newPage({ viewport: { width: 1000, height: 800 } });
});

afterAll(() => browser.close());

it('there are pages to look at', () => {
	expect(pages).toEqual(expect.arrayContaining(['README.html', 'docs/README.html']));
});

describe.each(pages)('%s', (path) => {
	beforeAll(async () => {
		await page.goto(pathToFileURL(join(site, path)).href);
	});

	it('shows every picture', async () => {
		expect(await found('img', 'naturalWidth === 0', 'outerHTML')).toEqual([]);
	});

	it('scrolls sideways neither as a whole nor in a table', async () => {
		const tooWide = await found('html, table', 'scrollWidth > clientWidth', 'textContent');
		expect(tooWide).toEqual([]);
	});

	it('leaves no Markdown unread', async () => {
		const prose = await page.evaluate<string>(
			`[...document.querySelectorAll('code')].forEach((code) => code.remove()); document.body.innerText`,
		);
		expect(prose).not.toMatch(/\*\*|\]\(|^\|/m);
	});
});

/** The beginnings of a property of those elements for which a condition on their properties holds. */
async function found(selector: string, condition: string, property: string): Promise<string[]> {
	return await page.evaluate<string[]>(`[...document.querySelectorAll('${selector}')]
		.filter(({ naturalWidth, scrollWidth, clientWidth }) => ${condition})
		.map(({ ${property}: text }) => text.trim().slice(0, 80))`);
}
