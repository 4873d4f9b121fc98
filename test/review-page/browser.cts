import { existsSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];

export async function openBrowser(): Promise<Browser> {
	if (!existsSync(CHROMIUM)) throw new Error('No Chromium found: set CHROMIUM_PATH.');
	return await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
}

/** How a reader looks at the page. */
export interface Reader {
	width: number;
	height: number;
	theme: 'light' | 'dark';
	language: 'en' | 'id';
	hasScripts: boolean;
}

/** A page, and what the browser complains about while it is open. */
export async function openPage(
	browser: Browser,
	reader: Reader,
): Promise<{ page: Page; complaints: string[] }> {
	const context = await browser.newContext({
		viewport: { width: reader.width, height: reader.height },
		colorScheme: reader.theme,
		locale: reader.language,
		javaScriptEnabled: reader.hasScripts,
	});
	const page = await context.newPage();
	page.setDefaultTimeout(15_000);
	const complaints: string[] = [];
	page.on('console', (message) => {
		if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
	});
	page.on('pageerror', ({ message }) => complaints.push(message));
	page.on('requestfailed', (request) => complaints.push(`not loaded: ${request.url()}`));
	page.on('dialog', (dialog) => {
		if (dialog.type() !== 'beforeunload') complaints.push(`dialog: ${dialog.message()}`);
		void dialog.accept();
	});
	return { page, complaints };
}

interface AxeResults {
	violations: Array<{ id: string; nodes: Array<{ html: string; failureSummary: string }> }>;
}

/** What axe finds against WCAG 2.2 AA and good practice. */
export async function accessibilityOf(page: Page): Promise<string[]> {
	await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
	const results: AxeResults = await page.evaluate(
		"axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
	);
	return results.violations.flatMap(({ id, nodes }) =>
		nodes.map((node) => `${id}: ${node.html.slice(0, 150)} ${node.failureSummary}`),
	);
}

/** What sticks out of the window, is too small for a finger, or has no name. */
export async function layoutOf(page: Page): Promise<string[]> {
	return await page.evaluate(`(() => {
		const found = [];
		const root = document.documentElement;
		if (root.scrollWidth > root.clientWidth) found.push('wider than the window: ' + root.scrollWidth);
		const targets = document.querySelectorAll('button, select, input:not([type=hidden]), textarea, .button, .remove, .choices label');
		for (const target of targets) {
			const box = target.getBoundingClientRect();
			const isSeen = box.width > 1 && box.height > 1 && !target.closest('.unseen');
			const isInLabel = target.matches('input') && target.closest('label');
			if (isSeen && !isInLabel && (box.height < 43.5 || box.width < 43.5)) {
				found.push('small: ' + target.outerHTML.slice(0, 120) + ' ' + box.width + 'x' + box.height);
			}
		}
		return found;
	})()`);
}
