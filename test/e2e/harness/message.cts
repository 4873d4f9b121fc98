import type { Page } from 'playwright-core';

/**
 * Does something, waits until n8n says so in a message of its own, and closes that message: it lies over the page.
 * The waiting begins before the deed, since a message goes by itself after some seconds.
 */
export async function untilSaid(
	page: Page,
	words: string,
	act: () => Promise<unknown>,
): Promise<void> {
	const message = page.getByText(words).first();
	await message.waitFor({ state: 'detached' });
	await Promise.all([message.waitFor(), act()]);
	const close = page.locator('.el-notification__closeBtn').first();
	if (await message.isVisible()) await close.click({ timeout: 2_000 }).catch(() => undefined);
	await message.waitFor({ state: 'detached' });
}
