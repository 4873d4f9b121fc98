// n8n is killed after the model has proposed and before the reviewer has the link: the review is not lost.
import { Mortal } from './support/killing.cts';
import {
	ProposedReview,
	proposing,
	publishProposals,
	REVIEWER,
} from './support/proposed-review.cts';

const PROPOSAL = { decision: 'COMPLETED', reason: 'The faces match with high confidence.' };
let mortal: Mortal;

beforeAll(async () => {
	mortal = await Mortal.open('ai-proposes');
});
afterAll(async () => {
	await mortal.close();
});

test('what is reported again after n8n was killed asks the person, and the model no more', async () => {
	const { example } = mortal;
	const { mail, openai } = example.parties;
	openai.model = () => proposing(PROPOSAL);
	const workflowId = await publishProposals(example);
	const sending = mail.hold(/needs review$/);
	const review = await ProposedReview.begin(example, workflowId);
	await sending;
	expect(review.proposal).toMatchObject(PROPOSAL);
	await mortal.kill();
	expect(mail.mails).toEqual([]);

	const again = await review.reportedAgain();
	expect(again.status).toBe('waiting');
	expect(review.mailOf(again.id)).toContain('An AI model has made a proposal.');
	expect(mail.mails.map(({ to }) => to)).toEqual([[REVIEWER]]);
	expect(openai.asked()).toHaveLength(1);
	expect(example.complaints()).toEqual([]);
}, 180_000);
