// Whatever comes in the way of the model's proposal, a person is asked all the same, and told that there is none.
import type { Browser } from 'playwright-core';
import { openBrowser } from '../harness/browser.cts';
import type { PartyAnswer } from '../third-parties/exchange.cts';
import type { ModelReply } from '../third-parties/openai/completion.cts';
import { BUSY, DOWN } from '../third-parties/openai/openai.cts';
import { Example } from './support/example.cts';
import { ProposedReview, proposing, publishProposals } from './support/proposed-review.cts';
import { withParameters } from './support/settings.cts';

const REASON = 'The faces match with high confidence.';
const PROPOSAL = { decision: 'COMPLETED', reason: REASON };
const NO_PROPOSAL = 'There is no proposal of an AI model';
let example: Example;
let workflowId: string;
let browser: Browser;

beforeAll(async () => {
	example = await Example.open('ai-proposes', { label: 'no proposal' });
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
});
afterAll(async () => {
	await browser.close();
	await example.close();
});

async function begin(output?: Record<string, unknown>): Promise<ProposedReview> {
	return await ProposedReview.begin(example, workflowId, output && { output });
}

/** Sets what the model says, or what comes instead of it. */
function answers(answer: ModelReply | PartyAnswer): void {
	const { openai } = example.parties;
	if (answer === 'reset' || 'status' in answer) openai.interrupt({ match: {}, answer });
	else openai.model = () => answer;
}

test.each<[what: string, answer: ModelReply | PartyAnswer]>([
	['is down', DOWN],
	['has had enough requests', BUSY],
	['breaks the connection', 'reset'],
	['only talks', { text: 'I would complete it.' }],
	['calls a tool that is not there', proposing(PROPOSAL, 'Complete_verification')],
	['gives no reason', proposing({ decision: 'COMPLETED' })],
	['gives an empty reason', proposing({ ...PROPOSAL, reason: ' ' })],
	['gives no decision', proposing({ reason: REASON })],
	['decides on something else', proposing({ ...PROPOSAL, decision: 'FAILED' })],
	['gives a reason that is no text', proposing({ ...PROPOSAL, reason: { is: REASON } })],
	['gives what is no JSON', proposing('{"decision": "COMPLETED", "rea')],
])('a model that %s: the person decides without a proposal', async (_what, answer) => {
	answers(answer);
	const review = await begin();
	expect(await review.parked()).toContain(`${NO_PROPOSAL}.`);
	expect(await review.page(browser)).toContain(NO_PROPOSAL);
	expect(review.writes).toEqual([]);
	const execution = await review.decide(browser);
	expect(execution.failure).toBeUndefined();
	expect(execution.items('Outcome')[0]?.json).toMatchObject({ proposed: 'none' });
	expect(review.verification.status).toBe('COMPLETED');
	expect(review.proposal).toBeUndefined();
});

test('a key that OpenAI does not take: the person decides without a proposal', async () => {
	const { credential } = example.parties.openai;
	const data = { ...credential.data, apiKey: 'sk-another' };
	await example.client.saveCredential({ ...credential, data });
	const review = await begin();
	expect(await review.parked()).toContain(NO_PROPOSAL);
	await example.client.saveCredential(credential);
});

test('a proposal that AnyCheck refuses is none', async () => {
	example.sandbox.faults.add({ match: { method: 'PUT' }, fault: { type: 'status', status: 403 } });
	const review = await begin();
	expect(await review.parked()).toContain(NO_PROPOSAL);
	example.sandbox.faults.clear();
	await review.decide(browser);
	expect(review.verification.status).toBe('COMPLETED');
});

test('what cannot be put together for the model is not sent, and the person decides', async () => {
	const broken = await publishProposals(example, {}, (workflow) =>
		withParameters(workflow, 'For the model', {
			jsonOutput: "={{ $('Settings').first().json.no_such_setting.split(',') }}",
		}),
	);
	const review = await ProposedReview.begin(example, broken);
	expect(await review.parked()).toContain(NO_PROPOSAL);
	await publishProposals(example);
	expect(example.parties.openai.requests).toEqual([]);
});

test('a proposal of a former run is not shown as a new one', async () => {
	answers(DOWN);
	const former = { ...PROPOSAL, at: '2025-03-01T02:00:00.000Z', execution: '0' };
	const review = await begin({ is_match_face: true, ai_proposal: former });
	expect(await review.parked()).toContain(NO_PROPOSAL);
	expect(await review.page(browser)).not.toContain(REASON);
	await review.decide(browser);
});
