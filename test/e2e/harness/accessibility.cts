import { readFile } from 'node:fs/promises';
import type { Result } from 'axe-core';
import type { Page } from 'playwright-core';

/** What the checker axe finds on the page, in words. */
export async function findings(page: Page): Promise<string[]> {
	await page.evaluate(await readFile(require.resolve('axe-core/axe.min.js'), 'utf8'));
	const violations: Result[] = await page.evaluate(
		'axe.run().then(({ violations }) => violations)',
	);
	return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
