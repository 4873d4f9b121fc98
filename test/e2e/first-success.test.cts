// How far it is from an empty canvas to an updated verification, as a person with a credential goes.
import type { Browser, Page } from 'playwright-core';
import { demo } from '../../sandbox/index.cts';
import { openBrowser, openEditor, screenshot } from './harness/browser.cts';
import { openContext, type Context } from './harness/context.cts';
import { NodeCreator } from './harness/node-creator.cts';

let context: Context;
let browser: Browser;
let page: Page;

beforeAll(async () => {
	context = await openContext('first success');
	browser = await openBrowser();
	page = await openEditor(browser, context.url);
});
afterAll(async () => {
	await browser.close();
	await context.close();
});

/** Counts what is pressed with the pointer in the editor, from now on. */
async function countClicks(): Promise<() => number> {
	let clicks = 0;
	await page.exposeFunction('countClick', () => {
		clicks += 1;
	});
	await page.evaluate("addEventListener('pointerdown', () => countClick(), true)");
	return () => clicks;
}

test('twelve clicks, and the ID of the verification, lead from an empty canvas to the result', async () => {
	await page.goto(`${context.url}/workflow/new`);
	await page.getByTestId('canvas-add-button').waitFor();
	const clicks = await countClicks();

	const first = await NodeCreator.openOnEmptyCanvas(page);
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
	expect(clicks()).toBeLessThanOrEqual(12);
	expect(clicks()).toBeGreaterThan(5);
});
