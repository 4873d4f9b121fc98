// Who may see a review in this n8n: before 2.14 its link can be guessed, so that the node wants an access code.
import type { Browser, Page } from 'playwright-core';
import { gte } from 'semver';
import { openBrowser } from '../harness/browser.cts';
import { openContext, type Context } from '../harness/context.cts';
import { parkAtReview, startReview, REVIEW } from '../harness/parked.cts';

const CODE = 'manggis-42';
let context: Context;
let browser: Browser;

beforeAll(async () => {
	context = await openContext('review link');
	browser = await openBrowser();
});
afterAll(async () => {
	await browser.close();
	await context.close();
});

function waiting(): string {
	const [made] = context.sandbox.state.addVerifications(1, { status: 'NEED_REVIEW' });
	return made?.id ?? '';
}

async function decide(page: Page): Promise<void> {
	await page.getByRole('radio', { name: 'Completed' }).check();
	await page.getByRole('button', { name: 'Send the decision' }).click();
}

test('with an access code, a person decides on every n8n', async () => {
	const id = waiting();
	const { link, decided } = await parkAtReview(context, [id], { page: { accessCode: CODE } });
	expect((await fetch(link, { method: 'HEAD' })).status).toBe(200);
	const page = await browser.newPage();
	await page.goto(link);
	expect(await page.content()).not.toContain(id);
	await page.getByRole('textbox').fill('durian-41');
	await page.getByRole('button').click();
	await page.getByRole('alert').waitFor();
	await page.getByRole('textbox').fill(CODE);
	await page.getByRole('button').click();
	await decide(page);
	expect(await decided()).toMatchObject([{ id, status: 'COMPLETED', decision: 'COMPLETED' }]);
	const ended = await fetch(link);
	expect([ended.status, await ended.text()]).toEqual([
		409,
		expect.stringMatching(/^\{"code":409,"message":"The execution .+ has finished already/),
	]);
});

test('without one, a person decides where n8n protects the link, and nobody is asked where it does not', async () => {
	const id = waiting();
	if (!gte(context.client.version, '2.14.0')) {
		const execution = await context.client.finished(
			await startReview(context, [id], {}, { onError: 'continueErrorOutput' }),
		);
		expect(execution.items(REVIEW, 0)).toEqual([]);
		expect(execution.items(REVIEW, 1).map(({ json }) => json['error'])).toEqual([
			'This n8n is too old to protect the review page',
		]);
		return;
	}
	const { link, decided } = await parkAtReview(context, [id]);
	const page = await browser.newPage();
	const tampered = await page.goto(link.replace(/.$/, (last) => (last === '0' ? '1' : '0')));
	expect(tampered?.status()).toBe(401);
	await page.goto(link);
	await decide(page);
	expect(await decided()).toMatchObject([{ id, decision: 'COMPLETED' }]);
});
