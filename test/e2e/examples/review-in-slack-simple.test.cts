import type { Browser } from 'playwright-core';
import { openBrowser } from '../harness/browser.cts';
import { reported } from './support/reported.cts';
import { completeBy, linkIn, publish, useSimple } from './support/simple.cts';

const ASKED = 'Ask in Slack';
const suite = useSimple('review-in-slack');
let browser: Browser;
let workflowId: string;

beforeAll(async () => {
	browser = await openBrowser();
	workflowId = await publish(suite.example);
});
afterAll(async () => {
	await browser.close();
});

test('the link is posted, and the message gets the decision and who decided', async () => {
	const { example } = suite;
	const { slack } = example.parties;
	const { record, executionId } = await reported(example, workflowId);
	const link = (): string => linkIn(slack.messages.at(-1)?.text ?? '');
	const { failure } = await completeBy(browser, example, executionId, ASKED, link);
	expect(failure).toBeUndefined();
	expect(record.status).toBe('COMPLETED');
	const text = `*Completed*\n${record.id}\nRani`;
	expect(slack.messages).toMatchObject([{ channel: '#anycheck-reviews', text, edited: true }]);
});

test('a review that cannot be opened is told in its message', async () => {
	const { example } = suite;
	const { slack } = example.parties;
	const before = (): void => {
		const fault = { type: 'status', status: 403 } as const;
		example.sandbox.faults.add({ match: { path: /^\/verifications\/.+/ }, fault });
	};
	slack.interrupt({ match: { path: /chat\.postMessage$/ }, before });
	const { record, executionId } = await reported(example, workflowId);
	expect((await example.finished(executionId)).failure).toBeUndefined();
	expect(slack.messages).toHaveLength(1);
	expect(slack.messages[0]?.text).toMatch(
		new RegExp(`^\\*The review could not be opened\\*\n${record.id}\n\\w`),
	);
});
