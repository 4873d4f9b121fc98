// Two people decide: the first proposes, another one confirms or sends back, and a row says who, what and when.
import type { Browser } from 'playwright-core';
import { openBrowser } from '../harness/browser.cts';
import { CODES } from '../harness/people.cts';
import { Example } from './support/example.cts';
import { FourEyes, NAME } from './support/four-eyes.cts';
import { withParameters } from './support/settings.cts';

let example: Example;
let browser: Browser;

beforeAll(async () => {
	example = await Example.open('four-eyes');
	browser = await openBrowser();
});
beforeEach(() => {
	example.reset();
});
afterEach(async () => {
	for (const open of browser.contexts()) await open.close();
	expect(example.complaints()).toEqual([]);
	expect(JSON.stringify(example.parties.slack.requests)).not.toContain(NAME);
});
afterAll(async () => {
	const unexecuted = example.unexecuted();
	await browser.close();
	await example.close();
	expect(unexecuted).toEqual([]);
});

test('another person confirms, AnyCheck has it completed, and a row says who, what and when', async () => {
	const review = await FourEyes.begin(example, browser);
	const { record, executionId } = review;
	await review.propose();
	expect(record).toMatchObject({ status: 'NEED_REVIEW', output: { name: NAME } });

	const rani = await review.open(CODES.rani);
	await rani.getByText('Another person has to confirm your decision').waitFor();
	expect(await rani.getByRole('radio').count()).toBe(0);

	await review.decide(/^Confirm/);
	const execution = await example.finished(executionId);
	expect(execution.failure).toBeUndefined();
	expect(record).toMatchObject({ status: 'COMPLETED', output: { name: NAME } });
	const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string;
	expect(await review.rows()).toMatchObject([
		{
			result: 'confirmed',
			proposed: 'Accept',
			proposed_by: 'Rani Contoh',
			proposed_at: time,
			decided_by: 'Budi Contoh',
			decided_at: time,
			reasons: 'Name differs',
			changes: 'name: "SITI CONTHO" → "SITI CONTOH"',
		},
	]);
	expect(example.parties.slack.messages).toHaveLength(2);
});

test('what is sent back stays open, and Slack tells by whom', async () => {
	const review = await FourEyes.begin(example, browser);
	const { record, executionId } = review;
	await review.propose();
	await review.decide(/^Send back/, 'The photo shows somebody else');
	expect((await example.finished(executionId)).failure).toBeUndefined();
	expect(record.status).toBe('NEED_REVIEW');
	expect(await review.rows()).toMatchObject([{ result: 'sent back', decided_by: 'Budi Contoh' }]);
	const { text } = example.parties.slack.messages.at(-1) ?? {};
	expect(text).toMatch(/^\*Sent back by Budi Contoh\*\n.*\nProposed by Rani Contoh$/);
	expect(text).not.toContain('photo');
});

test('when nobody decides in time, in either step, Slack and a row say so', async () => {
	const unconfirmed = await FourEyes.begin(example, browser, { wait_days: 7 }, (workflow) =>
		withParameters(workflow, 'Second review', { waitAtMost: 30 / 86_400 }),
	);
	await unconfirmed.propose();
	const unseen = await FourEyes.begin(example, browser, { wait_days: 2 / 86_400 });
	for (const { executionId, record } of [unconfirmed, unseen]) {
		expect((await example.finished(executionId)).failure).toBeUndefined();
		expect(record.status).toBe('NEED_REVIEW');
	}
	const result = 'nobody in time';
	expect(await unconfirmed.rows()).toMatchObject([{ result, proposed_by: 'Rani Contoh' }]);
	expect(await unseen.rows()).toMatchObject([{ result, proposed_by: '', decided_by: '' }]);
	const told = example.parties.slack.messages
		.map(({ text }) => text)
		.filter((text) => /^\*Nobody has decided in time\*/.test(text));
	expect(told).toHaveLength(2);
}, 240_000);

test('without settings nobody is asked, and the run says why', async () => {
	const { executionId } = await FourEyes.begin(example, browser, { slack_channel: '' });
	const execution = await example.finished(executionId);
	expect(execution.failure).toContain('Fill in slack_channel');
});
