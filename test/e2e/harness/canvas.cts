import type { Locator, Page } from 'playwright-core';
import { canvasNode } from './node-panel.cts';

/** Runs the workflow on the canvas and waits until n8n says that it has ended. */
export async function executeWorkflow(page: Page): Promise<void> {
	await page.getByTestId('execute-workflow-button').click();
	const message = page.getByText('Workflow executed successfully');
	await message.waitFor();
	// The message goes by itself as well.
	const close = page.locator('.el-notification__closeBtn').first();
	if (await message.isVisible()) await close.click({ timeout: 2_000 }).catch(() => undefined);
	await message.waitFor({ state: 'detached' });
}

/** The green tick of a node that has run. */
export function tick(page: Page, node: string): Locator {
	return canvasNode(page, node).getByTestId('canvas-node-status-success');
}

/** How many items went along the lines between nodes, by the nodes at their ends, such as "3 items". */
export async function itemCounts(page: Page): Promise<Record<string, string>> {
	const labels = await page.getByTestId('edge-label').all();
	const entries = labels.map(async (label) => {
		const ends = await Promise.all([
			label.getAttribute('data-source-node-name'),
			label.getAttribute('data-target-node-name'),
		]);
		return [ends.join(' → '), await label.innerText()] as const;
	});
	return Object.fromEntries(await Promise.all(entries));
}

/** Brings all nodes into view. */
export async function zoomToFit(page: Page): Promise<void> {
	await page.getByTestId('zoom-to-fit').click();
}

/** All that is drawn on the canvas. */
export async function drawing(page: Page): Promise<Locator[]> {
	return await page.locator('.vue-flow__node, [data-test-id="canvas-handle-plus-wrapper"]').all();
}
