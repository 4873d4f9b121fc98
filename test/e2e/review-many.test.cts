// A reviewer with many cases, in a browser: by keyboard alone, and documents from close up and from all sides.
import type { Browser } from 'playwright-core';
import { demo } from '../../sandbox/index.cts';
import { findings } from './harness/accessibility.cts';
import { openBrowser, screenshot } from './harness/browser.cts';
import { openContext, type Context } from './harness/context.cts';
import { parkAtReview } from './harness/parked.cts';

let context: Context;
let browser: Browser;

beforeAll(async () => {
	context = await openContext('review many');
	browser = await openBrowser();
});
afterAll(async () => {
	await browser.close();
	await context.close();
});
afterEach(async () => {
	for (const open of browser.contexts()) await open.close();
});

function waiting(count: number): string[] {
	const { state } = context.sandbox;
	const sample = state.verifications.get(demo.verifications.ktp);
	const files = { input_file_url: sample?.input_file_url ?? {} };
	return state.addVerifications(count, { status: 'NEED_REVIEW', ...files }).map(({ id }) => id);
}

const DECISIONS = {
	decision: [
		{ name: 'Accepted', status: 'COMPLETED', field: '', value: '' },
		{ name: 'Not accepted', status: 'COMPLETED', field: 'accepted', value: 'false' },
	],
};
const REASONS = 'Photo not readable\nName differs\nDocument expired';

test('three verifications are decided with three keys each, without a pointer', async () => {
	const ids = waiting(3);
	const { link, decided } = await parkAtReview(context, ids, { page: { decisions: DECISIONS } });
	const page = await browser.newPage();
	const expectSmall = async () => {
		expect(Buffer.byteLength(await page.content())).toBeLessThan(100_000);
	};
	await page.goto(`${link}&item=0`);
	for (let item = 0; item < 3; item++) {
		await page.getByText('goes to the decision. Choose with the arrow keys').waitFor();
		await expectSmall();
		const before = page.url();
		for (const key of ['Control+Enter', 'ArrowDown', 'Control+Enter']) {
			await page.keyboard.press(key);
		}
		await page.waitForURL(({ href }) => href !== before);
		await page.waitForLoadState();
	}
	expect(await decided()).toMatchObject(
		ids.map((id) => ({ id, decision_label: 'Not accepted', output: { accepted: false } })),
	);
	await expectSmall();
});

test('the keys type nothing, and a comment is sent from where it is written', async () => {
	const { link, decided } = await parkAtReview(context, waiting(1));
	const page = await browser.newPage();
	await page.goto(link);
	await page.getByRole('radio', { name: 'Completed' }).check();
	await page.getByLabel('Comment (optional)').pressSequentially('Rotate + zoom - r');
	await page.keyboard.press('Control+Enter');
	expect(await decided()).toMatchObject([{ comment: 'Rotate + zoom - r' }]);
});

test('a document is zoomed and rotated, by keys and by buttons, and the checker finds nothing', async () => {
	const { link } = await parkAtReview(context, waiting(2), {
		page: { decisions: DECISIONS, reasons: REASONS, askReasons: 'needReview' },
	});
	const page = await (
		await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce' })
	).newPage();
	await page.goto(`${link}&item=0`);
	expect(await findings(page)).toEqual([]);
	await page
		.getByRole('link', { name: /^Enlarge/ })
		.first()
		.click();
	const viewer = page.getByRole('dialog');
	const box = async () => await viewer.getByRole('img').boundingBox();
	const flat = await box();
	await page.keyboard.press('r');
	const upright = await box();
	expect((upright?.height ?? 0) / (upright?.width ?? 1)).toBeCloseTo(
		(flat?.width ?? 0) / (flat?.height ?? 1),
		1,
	);
	await viewer.getByRole('button', { name: 'Zoom in' }).click();
	await page.keyboard.press('+');
	expect((await box())?.width ?? 0).toBeGreaterThan((upright?.width ?? 0) * 1.4);
	expect(await findings(page)).toEqual([]);
	await screenshot(page, 'review-viewer');
	await page.keyboard.press('Escape');
	await page.getByRole('radio', { name: /^Not accepted/ }).check();
	await page.getByRole('checkbox', { name: 'Name differs' }).check();
	await page.getByRole('radio', { name: /^Not accepted/ }).scrollIntoViewIfNeeded();
	await screenshot(page, 'review-decision-named');
	await page.keyboard.press('Control+Enter');
	await page.getByText('1 still to decide.').waitFor();
	expect(await findings(page)).toEqual([]);
	await screenshot(page, 'review-next');
});

test('without JavaScript a document opens whole, no keys are promised, and the next one comes all the same', async () => {
	const { link } = await parkAtReview(context, waiting(2), { page: { reasons: REASONS } });
	const page = await (
		await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } })
	).newPage();
	await page.goto(`${link}&item=0`);
	expect(await page.getByText('with the arrow keys').isVisible()).toBe(false);
	const document = await page
		.getByRole('link', { name: /^Enlarge/ })
		.first()
		.getAttribute('href');
	const file = await page.request.get(new URL(document ?? '', page.url()).href);
	expect(file.headers()['content-type']).toMatch(/^image\//);
	await page.getByRole('radio', { name: 'Completed' }).check();
	await page.getByRole('button', { name: 'Send the decision' }).click();
	await page.getByText('1 still to decide.').waitFor();
	await screenshot(page, 'review-next-phone');
});
