// The review page as a person meets it: in the real n8n and a browser, on a desk and on a phone, with JavaScript and without.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { demo, type Verification } from '../../sandbox/index.cts';
import { openBrowser, screenshot } from './harness/browser.cts';
import { openContext, type Context } from './harness/context.cts';
import { parkAtReview } from './harness/parked.cts';

let context: Context;
let browser: Browser;

beforeAll(async () => {
	context = await openContext('review');
	browser = await openBrowser();
});
afterAll(async () => {
	await browser.close();
	await context.close();
});
beforeEach(() => {
	context.sandbox.reset();
});
afterEach(async () => {
	for (const open of browser.contexts()) await open.close();
	expect(context.sandbox.record.contractErrors).toEqual([]);
});

/** The link opened by a reviewer. */
async function visit(link: string, options: BrowserContextOptions = {}): Promise<Page> {
	const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
	page.setDefaultTimeout(20_000);
	await page.goto(link);
	return page;
}

async function decide(page: Page, decision: 'Completed' | 'Needs review again'): Promise<void> {
	await page.getByRole('radio', { name: decision }).check();
	await page.getByRole('button', { name: 'Send the decision' }).click();
}

/** A new verification that waits for review, with the demo's documents; its record. */
function waiting(overrides: Partial<Verification> = {}): Verification {
	const { state } = context.sandbox;
	const sample = state.verifications.get(demo.verifications.ktp);
	const [made] = state.addVerifications(1, {
		status: 'NEED_REVIEW',
		input_file_url: sample?.input_file_url ?? {},
		...overrides,
	});
	const record = made && state.verifications.get(made.id);
	if (record === undefined) throw new Error('The sandbox made no verification');
	return record;
}

function sandboxWrites({ id }: Verification) {
	return context.sandbox.record.writes(id);
}

/** Everything on the page that would need a sideways scroll. */
async function overflow(page: Page): Promise<number> {
	return await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
}

const DEVICES: [name: string, options: BrowserContextOptions][] = [
	['a desk', {}],
	['a phone', { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }],
	['a desk without JavaScript', { javaScriptEnabled: false }],
];

test.each(DEVICES)('on %s, a field is corrected and a decision sent', async (device, options) => {
	const { sandbox } = context;
	const record = waiting({
		output: { name: 'SITI CONTHO', verified: false, address: { city: 'Bandung' }, score: 2.28 },
	});
	const { link, decided } = await parkAtReview(context, [record.id], {
		reviewReason: 'The name is hard to read',
	});

	const page = await visit(link, options);
	await page.getByText('The name is hard to read').waitFor();
	const sizes = await page
		.locator('img')
		.evaluateAll((images) => images.map((image) => Reflect.get(image, 'naturalWidth') as number));
	expect(sizes.filter((width) => width > 0)).toHaveLength(2);
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	await page.getByLabel('Name', { exact: true }).fill('SITI CONTOH');
	await page.getByLabel('Comment (optional)').fill('Read from the card');
	await page.getByLabel('Your name (optional)').fill('Rani');
	await page.evaluate('scrollTo(0, 0)');
	await screenshot(page, `review-${device.replaceAll(' ', '-')}`);
	await decide(page, 'Completed');
	await page.getByRole('heading', { level: 1 }).waitFor();
	await screenshot(page, `review-done-${device.replaceAll(' ', '-')}`);

	const [item, ...others] = await decided();
	expect(others).toEqual([]);
	expect(item).toMatchObject({
		id: record.id,
		status: 'COMPLETED',
		decision: 'COMPLETED',
		comment: 'Read from the card',
		reviewer: 'Rani',
		changed_fields: 'name',
		changes: 'name: "SITI CONTHO" → "SITI CONTOH"',
		output: { name: 'SITI CONTOH', verified: false, address: { city: 'Bandung' }, score: 2.28 },
	});
	expect(sandbox.record.writes(record.id)).toHaveLength(1);
	expect(record).toMatchObject({ status: 'COMPLETED', output: { name: 'SITI CONTOH' } });
});

test('on a phone in Bahasa Indonesia and in the dark', async () => {
	const { link } = await parkAtReview(context, [waiting().id]);
	const phone = { viewport: { width: 360, height: 740 }, isMobile: true, deviceScaleFactor: 2 };
	const page = await visit(link, { locale: 'id-ID', colorScheme: 'dark', ...phone });
	expect(await page.locator('html').getAttribute('lang')).toBe('id');
	await page.waitForLoadState('networkidle');
	await screenshot(page, 'review-phone');
	const background = await page.evaluate('getComputedStyle(document.body).backgroundColor');
	const [red = 255] = (String(background).match(/\d+/g) ?? []).map(Number);
	expect(red).toBeLessThan(64);
});

test('the fixed language goes before the one of the browser', async () => {
	const { link } = await parkAtReview(context, [waiting().id], { page: { language: 'en' } });
	const page = await visit(link, { locale: 'id-ID' });
	expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('looking at the page, or a robot that does, decides nothing', async () => {
	const { client, sandbox } = context;
	const record = waiting();
	const { link, executionId } = await parkAtReview(context, [record.id]);
	await visit(link);
	await visit(link);
	expect((await client.execution(executionId)).status).toBe('waiting');
	expect(sandbox.record.writes(record.id)).toEqual([]);
});

test('a tampered link is refused', async () => {
	const { link } = await parkAtReview(context, [waiting().id]);
	const page = await browser.newPage();
	const response = await page.goto(link.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
	expect(response?.status()).toBe(401);
});

test('when AnyCheck is down, everything typed stays, and the second try writes once', async () => {
	const { sandbox } = context;
	const record = waiting({ output: { name: 'SITI CONTHO' } });
	const { link, decided } = await parkAtReview(context, [record.id], {
		options: { giveUpAfter: 1, maxTries: 2, timeout: 2 },
	});
	const page = await visit(link);
	await page.getByLabel('Name', { exact: true }).fill('SITI CONTOH');
	await page.getByLabel('Comment (optional)').fill('Read from the card');
	const fault = sandbox.faults.add({
		match: { method: 'PUT' },
		fault: { type: 'status', status: 503 },
	});
	await decide(page, 'Completed');
	await page.getByRole('alert').waitFor();
	await screenshot(page, 'review-not-sent');
	expect(await page.getByRole('textbox', { name: /^Name/ }).inputValue()).toBe('SITI CONTOH');
	expect(await page.getByLabel('Comment (optional)').inputValue()).toBe('Read from the card');
	expect(await page.getByRole('radio', { name: 'Completed' }).isChecked()).toBe(true);
	fault.remove();

	await page.getByRole('button', { name: 'Send the decision' }).click();
	expect(await decided()).toMatchObject([
		{ decision: 'COMPLETED', output: { name: 'SITI CONTOH' }, comment: 'Read from the card' },
	]);
	expect(sandbox.record.writes(record.id)).toHaveLength(1);
});

test.each(DEVICES)(
	'when AnyCheck cannot even be read, a page keeps everything typed and sends it again: on %s',
	async (device, options) => {
		const { sandbox } = context;
		const record = waiting({ output: { name: 'SITI CONTHO' } });
		const { link, decided } = await parkAtReview(context, [record.id]);
		const page = await visit(link, options);
		await page.getByLabel('Name', { exact: true }).fill('SITI "CONTOH"');
		await page.getByLabel('Comment (optional)').fill('Read from the card,\nas it is');
		const fault = sandbox.faults.add({
			match: { method: 'GET' },
			fault: { type: 'status', status: 503 },
		});
		await decide(page, 'Completed');
		const again = page.getByRole('button', { name: 'Send again' });
		await again.waitFor();
		await screenshot(page, `review-kept-${device.replaceAll(' ', '-')}`);
		const address = page.url();
		const loaded = page.waitForEvent('load');
		await again.click();
		await loaded;
		expect(await page.innerText('main')).not.toContain('SITI');
		expect(page.url()).toBe(address);
		expect(sandboxWrites(record)).toEqual([]);
		fault.remove();

		await again.click();
		expect(await decided()).toMatchObject([
			{
				decision: 'COMPLETED',
				output: { name: 'SITI "CONTOH"' },
				comment: 'Read from the card,\nas it is',
			},
		]);
		expect(sandboxWrites(record)).toHaveLength(1);
	},
);

test('of two reviewers one wins, and the other one is told', async () => {
	const { sandbox } = context;
	const [first, second] = [waiting(), waiting()];
	const { link, decided } = await parkAtReview(context, [first.id, second.id]);
	const open = async (): Promise<Page> => {
		const page = await visit(link);
		await page.getByRole('link').filter({ hasText: '1' }).first().click();
		await page.getByRole('radio', { name: 'Completed' }).waitFor();
		return page;
	};
	const [one, two] = [await open(), await open()];
	await decide(one, 'Needs review again');
	await one.getByText('your decision is saved').waitFor();
	await decide(two, 'Completed');
	await two.getByText('Send the decision').waitFor({ state: 'detached' });
	await screenshot(two, 'review-decided-before');
	expect(sandbox.record.writes(first.id)).toHaveLength(1);
	expect(first.status).toBe('NEED_REVIEW');

	const third = await visit(`${link}&item=1`);
	await decide(third, 'Completed');
	expect(await decided()).toMatchObject([
		{ id: first.id, decision: 'NEED_REVIEW' },
		{ id: second.id, decision: 'COMPLETED' },
	]);
});

test('what somebody else has changed meanwhile is shown before anything is written', async () => {
	const { sandbox } = context;
	const record = waiting({ output: { name: 'SITI CONTHO' } });
	const { link, decided } = await parkAtReview(context, [record.id]);
	const page = await visit(link);
	record.output = { name: 'SITI BARU' };
	record.updated_at = new Date().toISOString();
	await decide(page, 'Completed');
	await page.getByRole('alert').waitFor();
	await screenshot(page, 'review-changed-meanwhile');
	expect(sandbox.record.writes(record.id)).toEqual([]);
	await decide(page, 'Completed');
	expect(await decided()).toMatchObject([{ decision: 'COMPLETED' }]);
});

test('several verifications are listed with their progress, and the last decision goes on', async () => {
	const { client } = context;
	const records = [waiting(), waiting({ status: 'IN_PROGRESS' }), waiting()];
	const { link, executionId, decided } = await parkAtReview(
		context,
		records.map(({ id }) => id),
	);
	const page = await visit(link);
	await page.getByText('Still being processed').waitFor();
	await screenshot(page, 'review-list');
	for (const index of [2, 0]) {
		await page.goto(`${link}&item=${index}`);
		await decide(page, 'Completed');
		await page.getByText('your decision is saved').waitFor();
	}
	await page.goto(link);
	await screenshot(page, 'review-list-progress');
	expect((await client.execution(executionId)).status).toBe('waiting');
	await page.goto(`${link}&item=1`);
	await page.getByText('This verification is not ready for review yet').waitFor();
	const last = records[1];
	if (last) context.sandbox.state.setStatus(last, 'NEED_REVIEW');
	await page.reload();
	await decide(page, 'Needs review again');
	expect((await decided()).map(({ id, decision }) => [id, decision])).toEqual([
		[records[0]?.id, 'COMPLETED'],
		[records[1]?.id, 'NEED_REVIEW'],
		[records[2]?.id, 'COMPLETED'],
	]);
});

test('what was decided goes on, although one verification is gone in the meantime', async () => {
	const { sandbox } = context;
	const records = [waiting(), waiting(), waiting()];
	const ids = records.map(({ id }) => id);
	const { link, decided } = await parkAtReview(context, ids, {}, { name: 'Review }} now' });
	const page = await visit(`${link}&item=0`);
	await page.getByLabel('Comment (optional)').fill('As on the card');
	await decide(page, 'Completed');
	await page.getByText('your decision is saved').waitFor();
	sandbox.state.verifications.delete(ids[1] ?? '');
	await page.goto(link);
	await page.getByText('It cannot be shown at the moment.').waitFor();
	await screenshot(page, 'review-list-unreadable');
	await page.goto(`${link}&item=2`);
	await decide(page, 'Needs review again');

	const items = await decided();

	expect(items).toMatchObject([
		{ id: ids[0], decision: 'COMPLETED', comment: 'As on the card' },
		{ error: 'The verification was not found' },
		{ id: ids[2], decision: 'NEED_REVIEW' },
	]);
	expect(items[1]).not.toHaveProperty('decision');
});

test('an item that has failed before is not on the page, and its settings do not shut it', async () => {
	const record = waiting();
	const code = "={{ $json.ids === 'none' ? '' : 'manggis-42' }}";
	const { link, decided } = await parkAtReview(
		context,
		['none', record.id],
		{ page: { accessCode: code } },
		{ onError: 'continueRegularOutput' },
	);
	const page = await visit(link);
	await page.getByRole('textbox').fill('manggis-42');
	await page.getByRole('button').click();
	await decide(page, 'Completed');

	expect(await decided()).toMatchObject([
		{ error: "'Access Code' is empty" },
		{ id: record.id, decision: 'COMPLETED' },
	]);
});

test('a required field that was not read is asked for', async () => {
	const record = waiting({ output: { name: 'SITI CONTOH' } });
	const { link, decided } = await parkAtReview(context, [record.id], {
		page: { requiredFields: 'identity.nik', shownFields: 'name' },
	});
	const page = await visit(link);
	await decide(page, 'Completed');
	await page.getByRole('alert').waitFor();
	await screenshot(page, 'review-required-missing');
	expect(sandboxWrites(record)).toEqual([]);
	await page.getByLabel('NIK').fill('9900004202920001');
	await page.getByRole('button', { name: 'Send the decision' }).click();

	expect(await decided()).toMatchObject([
		{
			decision: 'COMPLETED',
			changed_fields: 'identity',
			output: { name: 'SITI CONTOH', identity: { nik: '9900004202920001' } },
		},
	]);
});

test('an access code keeps the page and its documents shut until it is typed', async () => {
	const record = waiting();
	const { link, decided } = await parkAtReview(context, [record.id], {
		page: { accessCode: 'manggis-42' },
	});
	const page = await visit(link);
	expect(await page.content()).not.toContain(record.id);
	const document = await page.request.get(`${link}&item=0&document=0`);
	expect(document.headers()['content-type']).toContain('text/html');
	await screenshot(page, 'review-code');
	await page.getByRole('textbox').fill('durian-41');
	await page.getByRole('button').click();
	await page.getByRole('alert').waitFor();
	await page.getByRole('textbox').fill('manggis-42');
	await page.getByRole('button').click();
	await decide(page, 'Completed');
	expect(await decided()).toMatchObject([{ decision: 'COMPLETED' }]);
});

test('hostile values show harmlessly and come back as they were', async () => {
	const output = {
		'<b>name</b>': '<script>document.title = "hit"</script>',
		'a"b': '"><img src=x onerror=alert(1)>',
		long: 'x'.repeat(20_000),
		rtl: '\u202Eabc\u202C العربية',
		emoji: '👩‍👩‍👧‍👦',
		nothing: null,
		deep: { a: { b: { c: { d: { e: { f: [1, { g: [] }] } } } } } },
		big: 12345678901234.5,
		list: ['a', 1, true, null],
		constructor: 'a plain field',
	};
	const record = waiting({ output });
	const { link, decided } = await parkAtReview(context, [record.id]);
	const page = await visit(link);
	const alerts: string[] = [];
	page.on('dialog', (dialog) => {
		alerts.push(dialog.message());
		void dialog.dismiss();
	});
	await screenshot(page, 'review-hostile');
	expect(await overflow(page)).toBeLessThanOrEqual(0);
	await decide(page, 'Completed');
	expect(await decided()).toMatchObject([{ decision: 'COMPLETED', changed_fields: '', output }]);
	expect(alerts).toEqual([]);
	expect(record.output).toEqual(output);
});
