import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openBrowser } from '../../../test/e2e/harness/browser.cts';
import { projectFolder } from '../../demo/folders.cts';
import type { RenderedPage } from './site.cts';

/** As wide as a small window. */
export const WIDTH = 1000;

/** Draws every page into output/docs/, from top to bottom. Needs Chromium. */
export async function drawPages(pages: readonly RenderedPage[]): Promise<void> {
	const folder = join(projectFolder, 'output', 'docs');
	await mkdir(folder, { recursive: true });
	const browser = await openBrowser();
	try {
		const page = await browser.newPage({ viewport: { width: WIDTH, height: 800 } });
		for (const { path, file } of pages) {
			await page.goto(pathToFileURL(file).href);
			const name = path.replaceAll('/', '-').replace(/\.md$/, '.png');
			await page.screenshot({ path: join(folder, name), fullPage: true });
			console.log(join(folder, name));
		}
	} finally {
		await browser.close();
	}
}
