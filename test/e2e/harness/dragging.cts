import type { Locator, Page } from 'playwright-core';

/** A field in the input of the node whose window is open: what a person drags. */
export function inputField(page: Page, name: string): Locator {
	return page.getByTestId('ndv-input-panel').locator(`.pill[data-name="${name}"]`);
}

/**
 * Drags a field of the input onto a place in the node's window, with the mouse.
 *
 * @param halfway called while the field hovers over the place, for a picture
 */
export async function dragField(
	page: Page,
	name: string,
	target: Locator,
	halfway: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
	const panel = page.getByTestId('ndv');
	const uses = panel.getByTestId('node-parameters').getByText(`$json.${name} }}`);
	const before = await uses.count();
	await scrollToField(page, name);
	// Also scrolls on where the middle of the place cannot be seen: what is dropped there would fall beside it.
	await target.hover({ trial: true });
	await inputField(page, name).first().hover();
	await page.mouse.down();
	const box = await target.boundingBox();
	if (box === null) throw new Error(`There is no place to drop ${name}`);
	await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 12 });
	await halfway();
	await page.mouse.up();
	await uses.nth(before).waitFor();
	// n8n shows what the expression gives, over the fields below, until one clicks elsewhere.
	await panel.getByTestId('tab-params').click();
}

/** n8n has only those fields in the page that can be seen: scrolls down until this is one of them. */
async function scrollToField(page: Page, name: string): Promise<void> {
	await page.getByTestId('ndv-input-panel').hover();
	await page.mouse.wheel(0, -100_000);
	const field = inputField(page, name).first();
	for (let tries = 0; tries < 20; tries++) {
		const seen = await field.waitFor({ timeout: 500 }).then(
			() => true,
			() => false,
		);
		if (seen) return;
		await page.mouse.wheel(0, 400);
	}
}
