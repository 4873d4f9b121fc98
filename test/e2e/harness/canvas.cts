import type { Locator, Page } from 'playwright-core';
import { untilExecuted } from './run-in-editor.cts';
import { canvasNode } from './node-panel.cts';

/** Runs the workflow on the canvas and waits until n8n says that it has ended. */
export async function executeWorkflow(page: Page): Promise<void> {
	await untilExecuted(page, 'Workflow executed successfully', async () => {
		await page.getByTestId('execute-workflow-button').click();
	});
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
