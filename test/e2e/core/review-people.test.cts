// Reviewers who prove who they are by a personal code, in this n8n.
import type { Browser } from 'playwright-core';
import { openBrowser } from '../harness/browser.cts';
import { openContext, type Context } from '../harness/context.cts';
import { parkAtReview } from '../harness/parked.cts';
import { CODES, codedReviewers, REVIEWERS } from '../harness/people.cts';

let context: Context;
let browser: Browser;

beforeAll(async () => {
	context = await openContext('review people');
	browser = await openBrowser();
});
afterAll(async () => {
	await browser.close();
	await context.close();
});
afterEach(async () => {
	for (const open of browser.contexts()) await open.close();
});

function waiting(): string {
	const [made] = context.sandbox.state.addVerifications(1, { status: 'NEED_REVIEW' });
	return made?.id ?? '';
}

test('a personal code tells who decides, on every n8n', async () => {
	const id = waiting();
	const node = await codedReviewers(context);
	const { link, decided } = await parkAtReview(context, [id], { reviewers: 'personalCodes' }, node);
	const page = await browser.newPage();
	await page.goto(link);
	expect(await page.content()).not.toContain(id);
	await page.getByLabel('Your personal code').fill('wrong-code-12345');
	await page.getByRole('button').click();
	await page.getByRole('alert').waitFor();
	await page.getByLabel('Your personal code').fill(CODES.budi);
	await page.getByRole('button').click();
	await page.getByText('You are Budi Contoh').waitFor();
	expect(page.url()).not.toContain(CODES.budi);
	await page.getByRole('radio', { name: 'Completed' }).check();
	await page.getByRole('button', { name: 'Send the decision' }).click();
	expect(await decided()).toMatchObject([
		{ id, reviewed_by: { name: 'Budi Contoh', proven: true, how: 'personal_code' } },
	]);
});

test('n8n tests the reviewers of the credential, on every n8n', async () => {
	const { client } = context;
	const id = await client.saveCredential(REVIEWERS);
	expect(await client.testCredential(id, REVIEWERS)).toEqual({
		status: 'OK',
		message: '2 reviewers',
	});
	const short = { ...REVIEWERS, data: { ...REVIEWERS.data, code2: 'too-short' } };
	const verdict = await client.testCredential(await client.saveCredential(short), short);
	expect(verdict.status).toBe('Error');
	expect(verdict.message).toContain('no good code for reviewer 2');
	expect(verdict.message).not.toContain('too-short');
	await client.saveCredential(REVIEWERS);
});
