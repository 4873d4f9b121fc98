// How far it is from an empty canvas to an updated verification, as a person with a credential goes.
import type { Page } from 'playwright-core';
import { demo } from '../../sandbox/index.cts';
import { listToReview, TO_REVIEW } from '../../scripts/demo/to-review.cts';
import { screenshot } from './harness/browser.cts';
import { openEditorContext, type EditorContext } from './harness/editor.cts';
import { dragField } from './harness/dragging.cts';
import { NodeCreator } from './harness/node-creator.cts';

let context: EditorContext;
let page: Page;

beforeAll(async () => {
	context = await openEditorContext('first success');
	({ page } = context);
	await page.exposeFunction('countClick', () => {
		clicks += 1;
	});
});
afterAll(async () => {
	await context.close();
});

let clicks = 0;

/** What the tests click, and a person need not: a message goes by itself, and few nodes are in view anyway. */
const NOT_NEEDED = '.el-notification, [data-test-id="zoom-to-fit"]';

/** Opens an empty canvas, and counts what is pressed with the pointer from then on. */
async function beginOnEmptyCanvas(): Promise<NodeCreator> {
	await page.goto(`${context.url}/workflow/new`);
	await page.getByTestId('canvas-add-button').waitFor();
	clicks = 0;
	await page.evaluate(`addEventListener('pointerdown', ({ target }) => {
		if (!target.closest('${NOT_NEEDED}')) countClick();
	}, true)`);
	return await NodeCreator.openOnEmptyCanvas(page);
}

test('eight clicks, and the ID of the verification, lead from an empty canvas to the result', async () => {
	const first = await beginOnEmptyCanvas();
	await first.chooseTrigger('Trigger manually', 'When clicking ‘Execute workflow’');
	const second = await NodeCreator.openBehind(page, 'When clicking ‘Execute workflow’');
	await second.openApp('verify id', 'Anycheck');
	const panel = await second.chooseAction('Update verification');
	await screenshot(page, 'first-success-1-panel');
	await panel.parameter('verificationId').locator('input').last().fill(demo.verifications.ktp);
	await panel.choose('verificationStatus', 'Completed');
	await screenshot(page, 'first-success-2-filled');
	await panel.execute();
	await screenshot(page, 'first-success-3-result');

	const [written] = context.sandbox.record.seen('PUT', /^\/verifications\//);
	expect(written?.body).toEqual({ verification_status: 'COMPLETED' });
	expect(clicks).toBeLessThanOrEqual(8);
	expect(clicks).toBeGreaterThan(5);
});

test('sixteen clicks, and no ID, lead from an empty canvas and a list of verifications to the result', async () => {
	const { client, sandbox } = context;
	const open = [...sandbox.state.verifications.values()].filter(
		({ status }) => status === 'NEED_REVIEW',
	);
	await listToReview(client, sandbox.state.verifications);

	const first = await beginOnEmptyCanvas();
	await first.chooseTrigger('Trigger manually', 'When clicking ‘Execute workflow’');
	const second = await NodeCreator.openBehind(page, 'When clicking ‘Execute workflow’');
	await second.openApp('data table', 'Data table');
	const table = await second.chooseAction('Get row(s)', 'parameter-input-dataTableId');
	await screenshot(page, 'first-success-4-table');
	const entries = await table.openList('dataTableId');
	await entries.filter({ hasText: TO_REVIEW }).click();
	await table.execute();
	await screenshot(page, 'first-success-5-rows');
	await table.close();
	const third = await NodeCreator.openBehind(page, 'Get row(s)');
	await third.openApp('verify id', 'Anycheck');
	const panel = await third.chooseAction('Update verification');
	await dragField(page, 'verification_id', panel.parameter('verificationId'));
	await panel.choose('verificationStatus', 'Completed');
	await screenshot(page, 'first-success-6-filled');
	await panel.execute();
	await screenshot(page, 'first-success-7-result');

	expect(open.length).toBeGreaterThan(1);
	for (const { id } of open) {
		const sent = sandbox.record.writes(id).map(({ body }) => body);
		expect(sent).toEqual([{ verification_status: 'COMPLETED' }]);
	}
	expect(clicks).toBeLessThanOrEqual(16);
	expect(clicks).toBeGreaterThan(5);
});
