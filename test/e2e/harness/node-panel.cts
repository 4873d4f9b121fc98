import type { Locator, Page } from 'playwright-core';
import type { WorkflowJson } from '../../../scripts/n8n/workflow.cts';
import type { Context } from './context.cts';
import { untilExecuted } from './run-in-editor.cts';

/** A node on the canvas of the editor. */
export function canvasNode(page: Page, name: string): Locator {
	return page.getByTestId('canvas-node').filter({ has: page.getByText(name, { exact: true }) });
}

/** The window of one node in n8n's editor. Parameters go by their internal names, what can be chosen by its label. */
export class NodePanel {
	readonly root: Locator;

	private constructor(private readonly page: Page) {
		this.root = page.getByTestId('ndv');
	}

	/** Saves a workflow, opens it in the editor, and in it the window of a node. */
	static async open(
		page: Page,
		{ client, url }: Context,
		workflow: WorkflowJson,
		node: string,
	): Promise<NodePanel> {
		const id = await client.saveWorkflow(workflow);
		await page.goto(`${url}/workflow/${id}`);
		return await NodePanel.openOnCanvas(page, node);
	}

	/** Opens the window of a node of the workflow that the editor shows. */
	static async openOnCanvas(page: Page, node: string): Promise<NodePanel> {
		await canvasNode(page, node).dblclick();
		return await NodePanel.opened(page);
	}

	/** The window that is opening, as that of a new node does. @param part what has to be there */
	static async opened(page: Page, part = 'node-credentials-slot'): Promise<NodePanel> {
		const panel = new NodePanel(page);
		await panel.root.getByTestId(part).waitFor();
		return panel;
	}

	/** Labels of the fields that can be seen, from top to bottom. */
	async labels(): Promise<string[]> {
		const shown = this.root.getByTestId('node-parameters').locator('[data-test-id="input-label"]');
		const texts = await shown.filter({ visible: true }).allInnerTexts();
		return texts.map((text) => text.split('\n')[0] ?? '');
	}

	/** Goes on to the window of the node behind this one. */
	async goTo(next: string): Promise<void> {
		await this.page.locator(`[data-test-id="floating-node"][data-node-name="${next}"]`).click();
		const title = this.root.getByTestId('node-title-container').getByTestId('inline-edit-preview');
		await title.filter({ hasText: next }).waitFor();
	}

	/** A field that a node before this one usually puts out, shown before that has run. */
	expectedField(node: string, name: string): Locator {
		return this.root.locator(`.pill--preview[data-node-name="${node}"][data-path=".${name}"]`);
	}

	async close(): Promise<void> {
		await this.page.keyboard.press('Escape');
		await this.root.waitFor({ state: 'detached' });
	}

	/** Opens the list of a field that picks one; gives its entries, once there are any. */
	async openList(name: string): Promise<Locator> {
		await this.parameter(name).getByTestId('rlc-input').click();
		const entries = this.page.getByTestId('rlc-item');
		await entries.first().waitFor();
		return entries;
	}

	/** What a parameter's value is typed into. */
	parameter(name: string): Locator {
		return this.root.getByTestId(`parameter-input-${name}`);
	}

	/** Chooses from the parameter's dropdown. */
	async choose(name: string, label: string): Promise<void> {
		await this.parameter(name).click();
		await this.page.getByRole('option', { name: label }).click();
	}

	/** Opens what can be added to "Options", or to "Speed and Retries" below it; gives the labels. */
	async openOptions(collection: 'options' | 'tuning' = 'options'): Promise<string[]> {
		const buttons = this.root.getByTestId('collection-parameter-add');
		await (collection === 'options' ? buttons.first() : buttons.last()).click();
		await this.page.getByRole('option').first().waitFor();
		return await this.page.getByRole('option').allInnerTexts();
	}

	async addOption(label: string): Promise<void> {
		await this.openOptions();
		await this.page.getByRole('option', { name: label, exact: true }).click();
	}

	/** Switches something on that is off, or off that is on. */
	async toggle(name: string): Promise<void> {
		await this.parameter(name).locator('.el-switch').click();
	}

	/** Opens the fields that can be added to those of the verification; gives their names. */
	async openFields(): Promise<string[]> {
		await this.root.getByTestId('add-fields-select').getByRole('button').click();
		const names = this.page.getByRole('menuitem').filter({ hasText: /\w/ });
		await names.first().waitFor();
		return await names.allInnerTexts();
	}

	/** Adds one of the fields of the verification; gives what its value is typed into. @param label what the list calls it */
	async addField(name: string, label: string | RegExp = name): Promise<Locator> {
		await this.openFields();
		await this.page.getByRole('menuitem', { name: label, exact: true }).click();
		const input = this.parameter(name);
		await input.waitFor();
		return input;
	}

	/** Runs the node and waits until its output has been filled in anew. */
	async execute(): Promise<void> {
		await untilExecuted(this.page, 'Node executed successfully', async () => {
			await this.root.getByTestId('node-execute-button').click();
		});
		await this.root.getByTestId('output-panel').getByTestId('node-run-status-success').waitFor();
	}
}
