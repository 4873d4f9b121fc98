import type { Browser } from 'playwright-core';
import { openBrowser } from '../harness/browser.cts';
import { executionsOf, untilWaiting } from '../harness/executions.cts';
import { REVIEWER, TEAM, proposing } from './support/proposed-review.cts';
import { reported } from './support/reported.cts';
import { completeBy, linkIn, publish, useSimple } from './support/simple.cts';

const PROPOSED = { decision: 'NEED_REVIEW', reason: 'The faces match with low confidence.' };
const SENDER = 'n8n@example.test';
const ASKED = 'Send link to reviewer';
const suite = useSimple('ai-proposes');
let browser: Browser;
let workflowId: string;

beforeAll(async () => {
	browser = await openBrowser();
	workflowId = await publish(suite.example, {
		[ASKED]: { fromEmail: SENDER, toEmail: REVIEWER },
		'Tell the team': { fromEmail: SENDER, toEmail: TEAM },
	});
});
afterAll(async () => {
	await browser.close();
});

function mails(): unknown[] {
	return suite.example.parties.mail.mails.map(({ to, subject }) => [...to, subject]);
}

test('the proposal is added, the reviewer is asked once, and completes it', async () => {
	const { example } = suite;
	const { openai, mail } = example.parties;
	openai.model = () => proposing(PROPOSED);
	const { record, executionId } = await reported(example, workflowId);
	await untilWaiting(example.client, executionId);
	expect(record).toMatchObject({ status: 'NEED_REVIEW', output: { ai_proposal: PROPOSED } });
	expect(JSON.stringify(openai.asked())).not.toContain(record.id);

	// AnyCheck may report the proposal as a change: nobody is asked again.
	const before = (await example.client.executions(workflowId)).length;
	record.updated_at = new Date().toISOString();
	await example.sandbox.deliver(record.id);
	const [again = ''] = await executionsOf(example.client, workflowId, before + 1);
	expect((await example.finished(again)).runs).not.toHaveProperty('AI Agent');

	const link = (): string => linkIn(mail.mails[0]?.text ?? '');
	expect((await completeBy(browser, example, executionId, ASKED, link)).failure).toBeUndefined();
	expect(record.status).toBe('COMPLETED');
	expect(mails()).toEqual([
		[REVIEWER, 'A verification needs review'],
		[TEAM, 'Completed'],
	]);
});

test('without a model the reviewer is asked all the same; a review that cannot be opened is told', async () => {
	const { example } = suite;
	const fault = { type: 'status', status: 403 } as const;
	example.parties.openai.model = () => {
		example.sandbox.faults.add({ match: { path: /^\/verifications\/.+/ }, fault });
		return { text: 'I would rather not.' };
	};
	const { record, executionId } = await reported(example, workflowId);
	expect((await example.finished(executionId)).failure).toBeUndefined();
	expect(record.output).not.toHaveProperty('ai_proposal');
	expect(mails()).toEqual([
		[REVIEWER, 'A verification needs review'],
		[TEAM, 'Not decided'],
	]);
});
