import type { Locator, Page } from 'playwright-core';
import { screenshot } from './harness/browser.cts';
import { openEditorContext, type EditorContext } from './harness/editor.cts';
import { chain, node, updateNode } from './harness/workflows.cts';

let context: EditorContext;
let page: Page;

beforeAll(async () => {
	context = await openEditorContext('editor');
	({ page } = context);
});
afterAll(async () => {
	await context.close();
});

function creatorItem(name: string): Locator {
	return page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
}

function canvasNode(name: string): Locator {
	return page.getByTestId('canvas-node').filter({ hasText: name });
}

describe('a new workflow', () => {
	beforeAll(async () => {
		await page.goto(`${context.url}/workflow/new`);
		await page.getByTestId('canvas-add-button').click();
	});

	test.each(['anycheck', 'update verification', 'kyc'])(
		'searching "%s" finds the node',
		async (words) => {
			await page.getByTestId('node-creator-search-bar').fill(words);
			await creatorItem('Anycheck').first().waitFor();
			await screenshot(page, `search-${words.replace(' ', '-')}`);
			expect(await creatorItem('Anycheck').first().isVisible()).toBe(true);
		},
	);

	test('the node is called "Update verification" on the canvas', async () => {
		await creatorItem('Anycheck').first().click();
		// In an empty workflow the list of triggers is open, and that of actions is not.
		await page
			.getByTestId('node-creator')
			.getByText(/^Actions \(\d+\)/)
			.click();
		await creatorItem('Update verification').waitFor();
		await screenshot(page, 'actions');
		await creatorItem('Update verification').click();
		const panel = page.getByTestId('ndv');
		await panel.getByTestId('node-credentials-select').waitFor();
		await screenshot(page, 'panel-new');
		const labels = await panel.getByTestId('input-label').allInnerTexts();
		expect(labels.map((label) => label.split('\n')[0])).toEqual(
			expect.arrayContaining(['Resource', 'Operation', 'Verification', 'Status', 'Simplify']),
		);
		await page.keyboard.press('Escape');
		await canvasNode('Update verification').waitFor();
		await screenshot(page, 'canvas');
		expect(await canvasNode('Update verification').count()).toBe(1);
	});
});

describe('a workflow with the node', () => {
	const next = node('Next step', 'n8n-nodes-base.noOp', 1, {});

	beforeAll(async () => {
		const parameters = {
			verificationId: { __rl: true, mode: 'id', value: '={{ $json.verification_id }}' },
			verificationStatus: 'COMPLETED',
			outputMode: 'fields',
			outputFields: {
				assignments: [
					{ id: 'a', name: 'reviewed.by', type: 'string', value: '={{ $json.reviewer }}' },
				],
			},
		};
		const start = node('Start', 'n8n-nodes-base.manualTrigger', 1, {});
		const nodes = [start, updateNode(parameters, context.credential), next].map((each, index) => ({
			...each,
			position: [index * 240, 0],
		}));
		const id = await context.client.saveWorkflow(chain('Panel', nodes));
		await page.goto(`${context.url}/workflow/${id}`);
	});

	test('the next node shows which fields to expect before the first run', async () => {
		await canvasNode(next.name).dblclick();
		const input = page.getByTestId('ndv-input-panel');
		for (const field of ['id', 'status', 'output_status', 'service_name', 'updated_at']) {
			await input.getByText(field, { exact: true }).first().waitFor();
		}
		await screenshot(page, 'output-preview');
		expect(await input.innerText()).toContain('Usually outputs the following fields');
		await page.keyboard.press('Escape');
	});

	test('the panel shows the three fields and the credential is tested in its window', async () => {
		await canvasNode('Update verification').dblclick();
		const panel = page.getByTestId('ndv');
		await panel.getByTestId('assignment').first().waitFor();
		await screenshot(page, 'panel');
		expect(await panel.getByTestId('assignment').count()).toBe(1);
		await panel.getByTestId('credential-edit-button').click();
		await page.getByTestId('credentials-config-container-test-success').waitFor();
		await screenshot(page, 'credential');
		const shown = await page.getByTestId('editCredential-modal').innerText();
		expect(shown).toContain('Connection tested successfully');
	});
});
