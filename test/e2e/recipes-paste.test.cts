// A recipe's workflow goes from its page onto the canvas by copy and paste, and runs there after what is to be filled in.
import type { Page } from 'playwright-core';
import { demo } from '../../sandbox/index.cts';
import { screenshot } from './harness/browser.cts';
import { executeWorkflow } from './harness/canvas.cts';
import { openEditorContext, type EditorContext } from './harness/editor.cts';
import { canvasNode, NodePanel } from './harness/node-panel.cts';
import { pageErrors } from './harness/page-errors.cts';
import { readRecipe } from './recipes/page.cts';

let context: EditorContext;
let page: Page;

beforeAll(async () => {
	context = await openEditorContext('recipes pasted');
	({ page } = context);
});
afterAll(async () => {
	await context.close();
});

/** n8n puts in a credential by itself; which one, where there are several, is for the person to check. */
async function chooseCredential({ root }: NodePanel): Promise<void> {
	await root.getByTestId('node-credentials-select').click();
	await page.getByTestId(`node-credentials-select-item-${context.credential.id}`).click();
}

async function close({ root }: NodePanel): Promise<void> {
	await root.getByTestId('ndv-close-button').click();
	await root.waitFor({ state: 'detached' });
}

test('skip-what-is-decided: pasted onto the empty canvas, filled in, run', async () => {
	const { sandbox, url } = context;
	const { pasted, workflow } = readRecipe('skip-what-is-decided');
	const errors = pageErrors(page, url);
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.goto(`${url}/workflow/new`);
	await page.getByTestId('canvas-wrapper').waitFor();
	await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(pasted)})`);
	await page.keyboard.press('Control+V');
	for (const { name } of workflow.nodes) await canvasNode(page, name).waitFor();
	await screenshot(page, 'recipe-pasted');

	const list = await NodePanel.openOnCanvas(page, 'Get many verifications');
	await chooseCredential(list);
	await list.parameter('resultId').locator('input').fill(demo.results.siti);
	await screenshot(page, 'recipe-pasted-filled');
	await close(list);
	const update = await NodePanel.openOnCanvas(page, 'Update verification');
	await chooseCredential(update);
	await close(update);
	await executeWorkflow(page);
	await screenshot(page, 'recipe-pasted-and-run');
	expect(sandbox.record.seen('PUT', /./)).toHaveLength(3);
	expect(errors).toEqual([]);
});
