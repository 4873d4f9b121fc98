import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { staticPages } from '../../scripts/review-page/pages.cts';
import { samples } from '../../scripts/review-page/samples.cts';
import { accessibilityOf, layoutOf, openPage, type Reader } from './browser.cts';

const SIZES: Array<[number, number]> = [
	[320, 640],
	[360, 740],
	[768, 1024],
	[1440, 900],
];

/** All pages, and forms in the states that only a visit brings about. */
const FORMS = Object.keys(samples).map((name) => `/review?case=${name}`);
const OTHERS = [
	'/review?fixed',
	'/review?name',
	...Object.keys(staticPages('en')).map((name) => `/${name}`),
];

/** Looks at every page in every size, theme and language; axe looks at each of them in both themes. */
export async function lookAtPages(browser: Browser, url: string, folder: string): Promise<number> {
	await mkdir(folder, { recursive: true });
	let count = 0;
	for (const [width, height] of SIZES) {
		for (const [theme, language] of [
			['light', 'en'],
			['dark', 'id'],
		] as const) {
			const reader: Reader = { width, height, theme, language, hasScripts: true };
			const { page, complaints } = await openPage(browser, reader);
			for (const path of [...FORMS, ...OTHERS]) {
				await page.goto(`${url}${path}`);
				const name = `${path.replace(/\W+/g, '-').slice(1)}-${width}-${theme}-${language}`;
				await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
				assert.deepEqual(await layoutOf(page), [], name);
				if (width === 360 || width === 1440) {
					assert.deepEqual(await accessibilityOf(page), [], name);
				}
				count++;
			}
			assert.deepEqual(complaints, []);
			await page.context().close();
		}
	}
	return count;
}
