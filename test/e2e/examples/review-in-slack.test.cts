// A verification that needs review is asked about in Slack, decided in a browser, and the message says so.
import type { Browser } from 'playwright-core';
import { demo, type Verification } from '../../../sandbox/index.cts';
import type { Execution } from '../../../scripts/n8n/execution.cts';
import { openBrowser } from '../harness/browser.cts';
import { untilWaiting } from '../harness/executions.cts';
import { Example } from './support/example.cts';
import { impatient } from './support/patience.cts';
import { publishTrigger, reported } from './support/reported.cts';
import { withSettings } from './support/settings.cts';

const TEAM = 'tim@example.test';
const NAME = 'SITI CONTOH';
const POST = /chat\.postMessage$/;
let example: Example;
let browser: Browser;

beforeAll(async () => {
	example = await Example.open('review-in-slack');
	browser = await openBrowser();
});
beforeEach(() => {
	example.reset();
});
afterEach(() => {
	expect(example.complaints()).toEqual([]);
	const { slack, mail } = example.parties;
	expect(JSON.stringify([slack.requests, mail.mails])).not.toContain(NAME);
});
afterAll(async () => {
	const unexecuted = example.unexecuted();
	await browser.close();
	await example.close();
	expect(unexecuted).toEqual([]);
});

/** Publishes the workflow with these settings; a new verification then needs review. Gives it and the execution. */
async function ask(
	settings: Record<string, unknown> = {},
): Promise<{ record: Verification; executionId: string }> {
	const filled = { mail_to: TEAM, sender: 'n8n@example.test', ...settings };
	const workflowId = await example.import((one) => impatient(withSettings(one, filled)));
	await publishTrigger(example, workflowId);
	return await reported(example, workflowId, { output: { name: NAME } });
}

/** What Slack, or a mail, says a review is about. */
function aboutOf({ id }: Verification): string {
	return `${demo.services.ktp.name}, ${id}`;
}

function escaped(text: string): string {
	return text.replace('&', '&amp;');
}

/** The link in the newest message, as a browser opens it. */
function linkInSlack(): string {
	const { text = '' } = example.parties.slack.messages.at(-1) ?? {};
	return (/<([^|]+)\|/.exec(text)?.[1] ?? '').replaceAll('&amp;', '&');
}

/** Opens the link and sends a decision; gives the execution at its end. */
async function decide(
	executionId: string,
	link: string,
	{ decision = 'Completed', reviewer = 'Rani' } = {},
): Promise<Execution> {
	await untilWaiting(example.client, executionId);
	const page = await browser.newPage();
	await page.goto(link);
	await page.getByLabel('Your name').fill(reviewer);
	await page.getByRole('radio', { name: decision }).check();
	await page.getByRole('button', { name: 'Send the decision' }).click();
	const execution = await example.finished(executionId);
	await page.close();
	return execution;
}

function refuse(path: RegExp): void {
	const answer = { status: 200, json: { ok: false, error: 'is_archived' } };
	example.parties.slack.interrupt({ match: { path }, answer });
}

/** What was mailed, as recipient, subject and text. */
function mails(): [to: string[], subject: string, text: string][] {
	return example.parties.mail.mails.map(({ to, subject, text }) => [to, subject, text.trim()]);
}

test('the link is posted, and the message gets the decision and who decided', async () => {
	const { record, executionId } = await ask();
	await untilWaiting(example.client, executionId);
	const { slack } = example.parties;
	const about = escaped(aboutOf(record));
	const link = escaped(linkInSlack());
	const text = `*A verification needs review*\n${about}\n<${link}|Open the review>`;
	expect(slack.messages).toMatchObject([{ channel: '#anycheck-reviews', text, edited: false }]);
	expect(slack.seen('POST', POST)[0]?.body).toMatchObject({ unfurl_links: false });

	const execution = await decide(executionId, linkInSlack(), { reviewer: 'Rani <!channel>' });
	expect(execution.failure).toBeUndefined();
	expect(record.status).toBe('COMPLETED');
	const decided = `*Completed*\nDecided by Rani &lt;!channel&gt;\n${about}`;
	expect(slack.messages).toMatchObject([{ text: decided, edited: true }]);
	expect(mails()).toEqual([]);
});

test('a reviewer who does not complete it is named as well', async () => {
	const { record, executionId } = await ask();
	await untilWaiting(example.client, executionId);
	await decide(executionId, linkInSlack(), { decision: 'Needs review again' });
	expect(record.status).toBe('NEED_REVIEW');
	const text = `*Needs review again*\nDecided by Rani\n${escaped(aboutOf(record))}`;
	expect(example.parties.slack.messages).toMatchObject([{ text }]);
});

test('Slack that has enough for a moment is asked again', async () => {
	example.parties.slack.limitRate(2, 1);
	const { executionId } = await ask();
	await untilWaiting(example.client, executionId);
	expect(example.parties.slack.messages).toHaveLength(1);
	expect((await decide(executionId, linkInSlack())).failure).toBeUndefined();
	expect(mails()).toEqual([]);
});

test('when Slack refuses, the review waits, and its link and its outcome go by email', async () => {
	refuse(POST);
	const { record, executionId } = await ask();
	await untilWaiting(example.client, executionId);
	const [[, , asked] = [[], '', '']] = mails();
	const [about = '', link = ''] = asked.split('\n');
	expect(about).toBe(aboutOf(record));
	expect((await decide(executionId, link)).failure).toBeUndefined();
	expect(record.status).toBe('COMPLETED');
	expect(mails()).toEqual([
		[[TEAM], 'A verification needs review', asked],
		[[TEAM], 'Completed', `Decided by Rani\n${about}`],
	]);
});

test('when nobody could be asked, the run fails, and the verification still needs review', async () => {
	refuse(POST);
	example.parties.mail.refuse(3);
	const { record, executionId } = await ask();
	const { failure } = await example.finished(executionId);
	expect(failure).toMatch(/^node "Nobody was asked": Neither Slack nor the mail server took/);
	expect(failure).toContain(record.id);
	expect(record.status).toBe('NEED_REVIEW');
	expect(mails()).toEqual([]);
});

test('when the outcome cannot be told, the run fails, and the decision is in AnyCheck', async () => {
	refuse(POST);
	const { record, executionId } = await ask();
	await untilWaiting(example.client, executionId);
	const [[, , asked] = [[], '', '']] = mails();
	example.parties.mail.refuse(3);
	const execution = await decide(executionId, asked.split('\n')[1] ?? '');
	expect(record.status).toBe('COMPLETED');
	expect(execution.failure).toMatch(/^node "Tell by email"/);
});

test('as delivered it asks for what to fill in, and tells nobody', async () => {
	const { executionId } = await ask({ mail_to: '', sender: '' });
	expect((await example.finished(executionId)).failure).toMatch(
		/^node "Settings are missing": Fill in slack_channel, mail_to and sender in the node Settings/,
	);
	expect([example.parties.slack.requests, mails()]).toEqual([[], []]);
});

test('the message is updated where Slack has put it; when it is gone, the outcome goes by email', async () => {
	const { slack } = example.parties;
	const json = { ok: true, channel: 'C024BE91L', ts: '1700000000.000900' };
	slack.interrupt({ match: { path: POST }, afterApplying: true, answer: { status: 200, json } });
	const { record, executionId } = await ask();
	await untilWaiting(example.client, executionId);
	await decide(executionId, linkInSlack());
	const { channel, ts } = json;
	expect(slack.seen('POST', /chat\.update$/)[0]?.body).toMatchObject({ channel, ts });
	expect(mails()).toEqual([[[TEAM], 'Completed', `Decided by Rani\n${aboutOf(record)}`]]);
});

test('a verification that cannot be read any more is reported, and nobody is kept waiting', async () => {
	const { faults } = example.sandbox;
	const before = (): void => {
		faults.add({ match: { path: /^\/verifications\/.+/ }, fault: { type: 'status', status: 403 } });
	};
	example.parties.slack.interrupt({ match: { path: POST }, before });
	const { record, executionId } = await ask();
	expect((await example.finished(executionId)).failure).toBeUndefined();
	const [message] = example.parties.slack.messages;
	expect(message?.text).toMatch(/^\*The review could not be opened\*\n.+\n/);
	expect(message?.text).toContain(`\n${escaped(aboutOf(record))}`);
	expect(message?.text).not.toContain('http');
});

test('when the time is up, AnyCheck is asked what has become of it, and nothing is written', async () => {
	const executions: string[] = [];
	/** Long enough for something to happen in AnyCheck meanwhile, of which nobody is told. */
	const parked = async (meanwhile: (record: Verification) => void = () => {}) => {
		const { record, executionId } = await ask({ wait_days: 30 / 86_400 });
		await untilWaiting(example.client, executionId);
		meanwhile(record);
		executions.push(executionId);
		return record;
	};
	const waits = await parked();
	const fraud = await parked((record) => (record.status = 'FRAUD_DETECTED'));
	const done = await parked((record) => (record.status = 'COMPLETED'));
	const unreadable = await parked(({ id }) => {
		const match = { path: `/verifications/${id}` };
		example.sandbox.faults.add({ match, fault: { type: 'status', status: 403 } });
	});
	for (const executionId of executions) {
		expect((await example.finished(executionId)).failure).toBeUndefined();
	}
	const toldOf = ({ id }: Verification): unknown =>
		example.parties.slack.messages.find(({ text }) => text.endsWith(id))?.text;
	const late = (why: string): unknown =>
		expect.stringMatching(`^\\*Nobody has decided in time\\*\n${why}.+look at it in AnyCheck\n`);
	expect(toldOf(waits)).toEqual(late('Its status in AnyCheck is NEED_REVIEW\\.'));
	expect(toldOf(fraud)).toEqual(late('Its status in AnyCheck is FRAUD_DETECTED\\.'));
	expect(toldOf(done)).toBe(
		`*Completed*\nDecided by somebody in AnyCheck\n${escaped(aboutOf(done))}`,
	);
	expect(toldOf(unreadable)).toEqual(late('AnyCheck does not allow'));
	const all = [waits, fraud, done, unreadable];
	expect(all.flatMap(({ id }) => example.sandbox.record.writes(id))).toEqual([]);
}, 240_000);
