// A model proposes, a person decides in a browser. The test of the time that is up takes a minute, as n8n looks so seldom.
import type { Browser } from 'playwright-core';
import { openBrowser } from '../harness/browser.cts';
import { Example } from './support/example.cts';
import {
	linkIn,
	ProposedReview,
	proposing,
	publishProposals,
	REVIEWER,
	TEAM,
} from './support/proposed-review.cts';

const REASON = 'The faces match with high confidence.';
const PROPOSAL = { decision: 'COMPLETED', reason: REASON };
const ANY_TEXT = expect.any(String) as string;
const PERSONAL = /CONTOH|99000042|Bandung|1992/;
let example: Example;
let workflowId: string;
let browser: Browser;

beforeAll(async () => {
	example = await Example.open('ai-proposes');
	workflowId = await publishProposals(example);
	browser = await openBrowser();
});
beforeEach(() => {
	example.reset();
	example.parties.openai.model = () => proposing(PROPOSAL);
});
afterEach(async () => {
	for (const open of browser.contexts()) await open.close();
	await example.sandbox.deliveriesIdle();
	expect(example.complaints()).toEqual([]);
	const { mail, openai } = example.parties;
	expect(JSON.stringify([openai.requests, mail.mails])).not.toMatch(PERSONAL);
});
afterAll(async () => {
	const unexecuted = example.unexecuted();
	await browser.close();
	await example.close();
	expect(unexecuted).toEqual([]);
});

async function begin(): Promise<ProposedReview> {
	return await ProposedReview.begin(example, workflowId);
}

/** What was mailed, as recipient and subject. */
function mails(): [to: string[], subject: string][] {
	return example.parties.mail.mails.map(({ to, subject }) => [to, subject]);
}

test('the reviewer sees what the model proposes and why, and completes', async () => {
	const review = await begin();
	const before = structuredClone(review.verification.output);
	expect(await review.parked()).toContain('An AI model has made a proposal.');
	expect(review.verification.status).toBe('NEED_REVIEW');
	expect(review.verification.output).toEqual({
		...before,
		ai_proposal: { ...PROPOSAL, at: ANY_TEXT, execution: ANY_TEXT },
	});
	const page = await review.page(browser);
	expect(page).toContain('An AI model proposes Completed. It can be wrong');
	expect(page).toContain(`Its reason: ${REASON}`);
	expect(page).not.toMatch(/ai.?proposal/i);

	const execution = await review.decide(browser);
	expect(execution.failure).toBeUndefined();
	expect(review.verification.status).toBe('COMPLETED');
	expect(review.proposal).toMatchObject(PROPOSAL);
	expect(execution.items('Outcome')[0]?.json).toMatchObject({
		verification: review.verification.id,
		proposed: 'COMPLETED',
		decided: 'COMPLETED',
		note: 'Reviewed by Rani',
	});
	expect(mails()).toEqual([[[REVIEWER], 'A verification needs review']]);
	const [toModel] = execution.runs['Propose decision'] ?? [];
	expect(toModel?.data?.ai_tool?.[0]?.[0]?.json).toEqual({
		id: review.verification.id,
		status: 'NEED_REVIEW',
	});
});

test('the model is asked once, about the fields of the settings and nothing else', async () => {
	const review = await begin();
	await review.parked();
	const asked = example.parties.openai.asked();
	expect(asked).toHaveLength(1);
	const [system, user, ...others] = asked[0]?.messages ?? [];
	expect(others).toEqual([]);
	expect(system).toMatchObject({
		role: 'developer',
		content: expect.stringMatching(/HIGH/) as string,
	});
	const told: unknown = JSON.parse(user?.content ?? '');
	expect(told).toEqual({
		service: review.verification.service.name,
		result: 'NOT_VERIFIED',
		output: {
			is_match_face: false,
			face_match_confidence_level: 'LOW',
			face_match_confidence_score: 1.94,
		},
	});
	const [tool, ...otherTools] = asked[0]?.tools ?? [];
	expect(otherTools).toEqual([]);
	expect(tool?.function).toMatchObject({
		name: 'Propose_decision',
		parameters: { required: ['decision', 'reason'] },
	});
	expect(Object.keys(tool?.function.parameters.properties ?? {})).toEqual(['decision', 'reason']);
});

test('a report of the proposal itself does not ask the model again, and one decision is enough', async () => {
	const review = await begin();
	await review.parked();
	const again = await review.reportedAgain();
	expect(again.status).toBe('waiting');
	expect(example.parties.openai.asked()).toHaveLength(1);
	const mail = review.mailOf(again.id);
	expect(mail).toContain('An AI model has made a proposal.');
	expect(mail).toContain('One decision is enough.');
	await review.decide(browser);
	const page = await browser.newPage();
	await page.goto(linkIn(mail));
	expect((await example.finished(again.id)).items('Outcome')[0]?.json).toMatchObject({
		proposed: 'COMPLETED',
		decided: 'COMPLETED',
	});
	expect(mails().map(([to]) => to)).toEqual([[REVIEWER], [REVIEWER]]);
});

test('the team is told what the reviewer sent back', async () => {
	const review = await begin();
	await review.decide(browser, 'Needs review again');
	expect(review.verification.status).toBe('NEED_REVIEW');
	const mail = example.parties.mail.find(/needs review again$/);
	expect(mail).toMatchObject({ to: [TEAM] });
	expect(mail.text).toContain('Reviewed by Rani\nThe AI model had proposed: COMPLETED');
});

test('when the reviewer gets no email, the team is told', async () => {
	example.parties.mail.refuse(3);
	const review = await begin();
	expect((await review.finished()).failure).toBeUndefined();
	expect(mails()).toEqual([[[TEAM], 'A verification is not decided']]);
	expect(example.parties.mail.find(/decided/).text).toContain('The reviewer got no email');
});

test('when AnyCheck cannot be read any more, the team is told', async () => {
	const before = (): void => {
		const match = { path: /^\/verifications\/.+/ };
		example.sandbox.faults.add({ match, fault: { type: 'status', status: 403 } });
	};
	example.parties.openai.interrupt({ match: {}, before });
	const review = await begin();
	expect((await review.finished()).failure).toBeUndefined();
	expect(mails()).toContainEqual([[TEAM], 'A verification is not decided']);
	expect(example.parties.mail.find(/decided/).text).toContain('The review could not be opened');
});

test('when the time is up, the team is told, and nothing is decided', async () => {
	const impatient = await publishProposals(example, { decision_within_days: 2 / 86_400 });
	const review = await ProposedReview.begin(example, impatient);
	expect((await review.finished()).failure).toBeUndefined();
	expect(review.verification.status).toBe('NEED_REVIEW');
	expect(mails()).toContainEqual([[TEAM], 'A verification is not decided']);
	const { text } = example.parties.mail.find(/decided$/);
	expect(text).toContain('Nobody has decided in time. Its status in AnyCheck is NEED_REVIEW');
}, 240_000);

test('when the time is up, what was completed in AnyCheck is decided, and what cannot be read is not', async () => {
	const impatient = await publishProposals(example, { decision_within_days: 30 / 86_400 });
	const review = await ProposedReview.begin(example, impatient);
	await review.parked();
	// Nobody was told.
	review.verification.status = 'COMPLETED';
	const unreadable = await ProposedReview.begin(example, impatient);
	await unreadable.parked();
	const match = { path: `/verifications/${unreadable.verification.id}` };
	example.sandbox.faults.add({ match, fault: { type: 'status', status: 403 } });
	expect((await review.finished()).items('Outcome')[0]?.json).toMatchObject({
		decided: 'COMPLETED',
		note: 'Reviewed by somebody in AnyCheck',
		tell: false,
	});
	expect((await unreadable.finished()).items('Outcome')[0]?.json).toMatchObject({
		decided: 'none',
		note: expect.stringMatching(/^Nobody has decided in time\. AnyCheck does not allow/) as string,
		tell: true,
	});
}, 240_000);

test('as delivered, nobody is asked before the settings are filled in', async () => {
	const unset = await publishProposals(example, { reviewer: '', team: '', sender: '' });
	const review = await ProposedReview.begin(example, unset);
	expect((await review.finished()).failure).toMatch(/in Settings, fill in/);
	expect([review.writes, mails(), example.parties.openai.requests]).toEqual([[], [], []]);
});
