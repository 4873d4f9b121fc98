import type { Locator, Page } from 'playwright-core';
import { zoomToFit } from './canvas.cts';
import { canvasNode, NodePanel } from './node-panel.cts';

/** The list from which a person chooses the next node, opened as a person opens it. */
export class NodeCreator {
	readonly root: Locator;

	private constructor(private readonly page: Page) {
		this.root = page.getByTestId('node-creator');
	}

	static async openOnEmptyCanvas(page: Page): Promise<NodeCreator> {
		await page.getByTestId('canvas-add-button').click();
		return await new NodeCreator(page).opened();
	}

	/** By the "+" behind a node. @param output which one, where the node has several */
	static async openBehind(page: Page, node: string, output = 0): Promise<NodeCreator> {
		await zoomToFit(page);
		const handle = page.locator(
			`[data-test-id="canvas-node-output-handle"][data-node-name="${node}"][data-index="${output}"]`,
		);
		await handle.getByTestId('canvas-handle-plus').click();
		return await new NodeCreator(page).opened();
	}

	/** By the "+" on the line between two nodes. */
	static async openBetween(page: Page, source: string, target: string): Promise<NodeCreator> {
		await zoomToFit(page);
		const line = `[data-test-id="edge-label"][data-source-node-name="${source}"][data-target-node-name="${target}"]`;
		await page.locator(line).hover();
		await page.getByTestId('add-connection-button').click();
		return await new NodeCreator(page).opened();
	}

	/** Searches for an app and opens its list of actions. */
	async openApp(words: string, app: string): Promise<void> {
		await this.search.fill(words);
		await this.item(app).first().click();
		await this.root.getByText(/^Actions \(\d+\)/).waitFor();
	}

	/** Chooses an action; gives the window of the new node. @param part of that window, where it needs no credential */
	async chooseAction(action: string, part?: string): Promise<NodePanel> {
		await this.item(action).click();
		return await NodePanel.opened(this.page, part);
	}

	/** Chooses a node without a window of its own, such as the trigger for a start by hand. */
	async chooseTrigger(label: string, node: string): Promise<void> {
		await this.item(label).click();
		await canvasNode(this.page, node).waitFor();
	}

	/** Chooses a node that needs no credential; gives the window of the new node. @param part of that window */
	async chooseNode(words: string, label: string, part: string): Promise<NodePanel> {
		await this.search.fill(words);
		await this.item(label).click();
		return await NodePanel.opened(this.page, part);
	}

	get search(): Locator {
		return this.root.getByTestId('node-creator-search-bar');
	}

	item(name: string): Locator {
		return this.root.getByTestId('node-creator-item-name').getByText(name, { exact: true });
	}

	private async opened(): Promise<this> {
		await this.search.waitFor();
		return this;
	}
}
