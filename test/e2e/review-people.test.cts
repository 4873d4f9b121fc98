// Reviewers with personal codes, and a second person, as they meet the page: two languages, desk and phone, without JavaScript.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { demo } from '../../sandbox/index.cts';
import { findings } from './harness/accessibility.cts';
import { openBrowser, openEditor, screenshot } from './harness/browser.cts';
import { openContext, type Context } from './harness/context.cts';
import { parkAtReview } from './harness/parked.cts';
import { CODES, codedReviewers } from './harness/people.cts';

let context: Context;
let browser: Browser;
let node: Awaited<ReturnType<typeof codedReviewers>>;

beforeAll(async () => {
	context = await openContext('review with codes');
	browser = await openBrowser();
	node = await codedReviewers(context);
});
afterAll(async () => {
	await browser.close();
	await context.close();
});
afterEach(async () => {
	for (const open of browser.contexts()) await open.close();
});

/** Everything on the page that would need a sideways scroll. */
async function overflow(page: Page): Promise<number> {
	return await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
}

function waiting(): string {
	const { state } = context.sandbox;
	const sample = state.verifications.get(demo.verifications.ktp);
	const [made] = state.addVerifications(1, {
		status: 'NEED_REVIEW',
		input_file_url: sample?.input_file_url ?? {},
		output: { name: 'SITI CONTHO', address: { city: 'Bandung' } },
	});
	return made?.id ?? '';
}

/** The item that came out of Rani's review, as the second step gets it. */
async function proposed(id: string): Promise<Record<string, unknown>> {
	const { link, decided } = await parkAtReview(context, [id], { reviewers: 'personalCodes' }, node);
	const page = await (await browser.newContext()).newPage();
	await page.goto(link);
	await typeCode(page, CODES.rani);
	await page.getByLabel('Name', { exact: true }).fill('SITI CONTOH');
	await page.getByLabel('Comment (optional)').fill('The card says CONTOH');
	await page.getByRole('radio', { name: 'Needs review again' }).check();
	await page.getByRole('button', { name: 'Send the decision' }).click();
	return (await decided())[0] ?? {};
}

async function parkSecond(first: Record<string, unknown>) {
	const item = JSON.stringify(first);
	const rules = { firstDecision: item, mustNotBe: item };
	const parameters = { reviewers: 'personalCodes', reviewerRules: rules };
	return await parkAtReview(context, [String(first['id'])], parameters, node);
}

async function typeCode(page: Page, code: string): Promise<void> {
	await page.locator('input[name=code]').fill(code);
	await page.locator('main').getByRole('button').click();
	await page.locator('.reader').waitFor();
}

const DEVICES: [name: string, options: BrowserContextOptions][] = [
	['a desk', { viewport: { width: 1280, height: 900 } }],
	['a phone in Indonesian', { viewport: { width: 360, height: 740 }, locale: 'id-ID' }],
	['a desk without JavaScript', { javaScriptEnabled: false }],
	['a phone, dark', { viewport: { width: 360, height: 740 }, colorScheme: 'dark' }],
];

test.each(DEVICES)(
	'the first person reads, the second confirms: on %s',
	async (device, options) => {
		const { link, decided } = await parkSecond(await proposed(waiting()));
		const shot = async (page: Page, name: string) => {
			await screenshot(page, `review-people-${name}-${device.replaceAll(/\W+/g, '-')}`);
			expect(await overflow(page)).toBeLessThanOrEqual(0);
		};
		const rani = await (await browser.newContext(options)).newPage();
		await rani.goto(link);
		await shot(rani, 'code');
		await typeCode(rani, CODES.rani);
		expect(await rani.getByRole('radio').count()).toBe(0);
		await shot(rani, 'first');

		const budi = await (await browser.newContext(options)).newPage();
		await budi.goto(link);
		await typeCode(budi, CODES.budi);
		await shot(budi, 'second');
		await budi.getByRole('radio', { name: /Confirm|Setujui/ }).check();
		await shot(budi, 'second-chosen');
		await budi.getByRole('button', { name: /Send the decision|Kirim keputusan/ }).click();
		expect(await decided()).toMatchObject([
			{
				decision: 'COMPLETED',
				reviewed_by: { name: 'Budi Contoh', proven: true },
				output: { name: 'SITI CONTOH' },
			},
		]);
	},
);

test.each(DEVICES.filter(([, { javaScriptEnabled }]) => javaScriptEnabled !== false))(
	'the checker finds nothing, whoever looks: %s',
	async (device, options) => {
		const first = await proposed(waiting());
		const record = context.sandbox.state.verifications.get(String(first['id']));
		const { link } = await parkSecond(first);
		if (record !== undefined) record.output = { name: 'SITI LAIN', address: { city: 'Bandung' } };
		const found: Record<string, string[]> = {};
		const page = await (
			await browser.newContext({ bypassCSP: true, reducedMotion: 'reduce', ...options })
		).newPage();
		await page.goto(link);
		found['code'] = await findings(page);
		await page.goto(`${link}&back=1`);
		found['lost'] = await findings(page);
		await typeCode(page, CODES.rani);
		found['first'] = await findings(page);
		await page.locator('.reader').getByRole('button').click();
		await typeCode(page, CODES.budi);
		found['second'] = await findings(page);
		await screenshot(page, `review-people-changed-${device.replaceAll(/\W+/g, '-')}`);
		await page.getByRole('radio', { name: /Confirm|Setujui/ }).check();
		await page.getByRole('button', { name: /Send the decision|Kirim keputusan/ }).click();
		await page.getByRole('alert').waitFor();
		found['unseen'] = await findings(page);
		expect(await overflow(page)).toBeLessThanOrEqual(0);
		const names = ['code', 'lost', 'first', 'second', 'unseen'];
		expect(found).toEqual(Object.fromEntries(names.map((name) => [name, []])));
	},
);

test('the credential window shows as many places as there are reviewers, and no saved code', async () => {
	const page = await openEditor(browser, context.url);
	await page.goto(`${context.url}/home/credentials/${node.credentials.anycheckReviewersApi.id}`);
	const window = page.getByTestId('editCredential-modal');
	await window.getByTestId('parameter-input-code2').waitFor();
	await screenshot(page, 'review-people-credential');
	expect(await window.getByTestId('parameter-input-reviewer1').locator('input').inputValue()).toBe(
		'Rani Contoh <rani@example.test>',
	);
	expect(await window.getByTestId('parameter-input-reviewer3').count()).toBe(0);
	expect(await page.content()).not.toContain(CODES.rani);
	await window.getByTestId('parameter-input-count').locator('input').fill('3');
	// n8n takes a number when its field is left.
	await page.keyboard.press('Tab');
	await window.getByTestId('parameter-input-reviewer3').waitFor();
});
