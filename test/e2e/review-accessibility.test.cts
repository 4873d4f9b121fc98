// The review page for everybody: an accessibility checker, and a keyboard alone.
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { demo } from '../../sandbox/index.cts';
import { findings } from './harness/accessibility.cts';
import { openBrowser, screenshot } from './harness/browser.cts';
import { openContext, type Context } from './harness/context.cts';
import { parkAtReview } from './harness/parked.cts';

let context: Context;
let browser: Browser;

beforeAll(async () => {
	context = await openContext('review-accessibility');
	browser = await openBrowser();
});
afterAll(async () => {
	await browser.close();
	await context.close();
});
afterEach(async () => {
	for (const open of browser.contexts()) await open.close();
});

const SEND = /Send the decision|Kirim keputusan/;

const SETTINGS: [name: string, options: BrowserContextOptions][] = [
	['a desk, light', {}],
	['a desk, dark, in Indonesian', { colorScheme: 'dark', locale: 'id-ID' }],
	['a phone, dark', { colorScheme: 'dark', viewport: { width: 360, height: 740 }, isMobile: true }],
];

test.each(SETTINGS)('the checker finds nothing on any page: %s', async (_name, options) => {
	const { ktp } = demo.verifications;
	const { link } = await parkAtReview(context, [ktp, ktp], { page: { askComment: 'required' } });
	const { link: locked } = await parkAtReview(context, [ktp], { page: { accessCode: 'manggis' } });
	const page = await browser.newPage({ bypassCSP: true, reducedMotion: 'reduce', ...options });

	const found: Record<string, string[]> = {};
	await page.goto(link);
	found['list'] = await findings(page);
	await page.goto(`${link}&item=0`);
	found['review'] = await findings(page);
	const fault = context.sandbox.faults.add({
		match: { method: 'GET' },
		fault: { type: 'status', status: 503 },
	});
	await page.getByRole('button', { name: SEND }).click();
	await page.getByRole('button', { name: /Send again|Kirim ulang/ }).waitFor();
	found['resend'] = await findings(page);
	fault.remove();
	await page.goto(`${link}&item=0`);
	await page.getByRole('button', { name: SEND }).click();
	await page.getByRole('alert').waitFor();
	found['incomplete'] = await findings(page);
	for (const state of ['next', 'done']) {
		await page.getByRole('radio', { name: /Needs review again|ditinjau/ }).check();
		await page
			.getByRole('textbox', { name: /^(Comment|Komentar|Catatan)/ })
			.fill(`Tidak terbaca: ${state}`);
		await page.getByRole('button', { name: SEND }).click();
		await page.getByText(/your decision is saved|keputusan Anda sudah disimpan/).waitFor();
		found[state] = await findings(page);
		if (state === 'done') break;
		await page.goto(`${link}&item=0`);
		found['decided'] = await findings(page);
		await page.goto(`${link}&item=1`);
	}
	await page.goto(locked);
	found['code'] = await findings(page);

	const names = ['list', 'review', 'resend', 'incomplete', 'next', 'done', 'decided', 'code'];
	expect(found).toEqual(Object.fromEntries(names.map((name) => [name, []])));
});

test('with the keyboard alone, a field is corrected and a decision sent', async () => {
	const { link, decided } = await parkAtReview(context, [demo.verifications.ktp]);
	const page = await browser.newPage();
	await page.goto(link);
	const focused = async (): Promise<string> =>
		String(await page.evaluate('document.activeElement.labels?.[0]?.textContent ?? ""'));
	const tabTo = async (label: RegExp): Promise<void> => {
		for (let presses = 0; presses < 80; presses++) {
			if (label.test(await focused())) return;
			await page.keyboard.press('Tab');
		}
		throw new Error(`No way to ${label} with the Tab key`);
	};
	await tabTo(/^\s*Occupation/);
	await page.keyboard.press('Control+A');
	await page.keyboard.type('Guru');
	await tabTo(/Completed/);
	await page.keyboard.press('Space');
	await screenshot(page, 'review-keyboard');
	await tabTo(/^\s*Your name/);
	await page.keyboard.type('Rani');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	expect(await decided()).toMatchObject([
		{ decision: 'COMPLETED', reviewer: 'Rani', changed_fields: 'identity.occupation' },
	]);
});
