// n8n is killed between the first and the second person: nothing of the proposal is lost, and its author still must not confirm.
import type { Browser } from 'playwright-core';
import { openBrowser } from '../harness/browser.cts';
import { CODES } from '../harness/people.cts';
import { FourEyes, NAME } from './support/four-eyes.cts';
import { Mortal } from './support/killing.cts';

let mortal: Mortal;
let browser: Browser;

beforeAll(async () => {
	mortal = await Mortal.open('four-eyes');
	browser = await openBrowser();
});
afterAll(async () => {
	await browser.close();
	await mortal.close();
});

test('the second person sees and confirms what was proposed before n8n was killed', async () => {
	const { example } = mortal;
	const review = await FourEyes.begin(example, browser);
	await review.propose();
	await mortal.kill();

	const rani = await review.open(CODES.rani);
	await rani.getByText('Another person has to confirm your decision').waitFor();
	await review.decide(/^Confirm/);
	await example.finished(review.executionId);
	expect(review.record).toMatchObject({ status: 'COMPLETED', output: { name: NAME } });
	expect(await review.rows()).toMatchObject([
		{ result: 'confirmed', proposed_by: 'Rani Contoh', decided_by: 'Budi Contoh' },
	]);
}, 180_000);
