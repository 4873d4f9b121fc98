// With a browser for the reviewer. The last test takes a minute: n8n looks once a minute for waits whose time is up.
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../harness/browser.cts';
import { DocumentUpload, publishUploads, REVIEWER, TEAM } from './support/document-upload.cts';
import { Example } from './support/example.cts';

const UNKNOWN_DEAL = '9000999999';
let example: Example;
let workflowId: string;
let browser: Browser;

beforeAll(async () => {
	example = await Example.open('upload-to-decision');
	workflowId = await publishUploads(example);
	browser = await openBrowser();
});
beforeEach(() => {
	example.reset();
});
afterEach(async () => {
	for (const open of browser.contexts()) await open.close();
	await example.sandbox.deliveriesIdle();
	expect(example.complaints()).toEqual([]);
});
afterAll(async () => {
	const unexecuted = example.unexecuted();
	await browser.close();
	await example.close();
	expect(unexecuted).toEqual([]);
});

async function upload(deal?: string): Promise<DocumentUpload> {
	return await DocumentUpload.send(example, workflowId, deal);
}

/** What was mailed, as recipient and subject. */
function mails(): [to: string[], subject: string][] {
	return example.parties.mail.mails.map(({ to, subject }) => [to, subject]);
}

/** A customer whose reviewer has got the link. */
async function asked(
	status: 'NEED_REVIEW' | 'COMPLETED',
	result: string | null,
): Promise<DocumentUpload> {
	const customer = await (await upload()).created();
	await customer.concluded(status, result);
	await customer.reviewLink();
	return customer;
}

async function visit(link: string): Promise<Page> {
	const page = await browser.newPage();
	page.setDefaultTimeout(20_000);
	await page.goto(link);
	return page;
}

async function decide(page: Page, decision: 'Completed' | 'Needs review again'): Promise<void> {
	await page.getByLabel('Your name').fill('Rani');
	await page.getByLabel('Comment (optional)').fill('Read from the card');
	await page.getByRole('radio', { name: decision }).check();
	await page.getByRole('button', { name: 'Send the decision' }).click();
	await page.getByText('Send the decision').waitFor({ state: 'detached' });
}

test('what is verified goes straight into the deal', async () => {
	const customer = await upload();
	await customer.parked();
	expect(customer.properties).toMatchObject({
		anycheck_verification_id: customer.verification.id,
		anycheck_status: 'IN_PROGRESS',
	});
	await customer.concluded('COMPLETED', 'VERIFIED');
	expect((await customer.finished()).failure).toBeUndefined();

	expect(customer.properties).toMatchObject({
		anycheck_verification_id: customer.verification.id,
		anycheck_status: 'COMPLETED',
		anycheck_note: 'AnyCheck: VERIFIED',
	});
	expect(mails()).toEqual([]);
	const uploads = example.sandbox.record.seen('POST', /^\/uploads$/);
	const files = uploads.flatMap((one) => one.files);
	expect(customer.verification.input_config).toMatchObject({
		verification_type: 'KTP_SELFIE',
		files: { ktp_file: [expect.any(String)], selfie_file: [expect.any(String)] },
	});
	expect(files.map(({ name }) => name)).toEqual(['KTP.jpg', 'face.jpg']);
	expect(example.sandbox.record.deliveries.map(({ signed }) => signed)).toEqual([true]);
});

test.each([
	['AnyCheck asks for a review', 'NEED_REVIEW', 'PARTIALLY_NOT_VERIFIED'],
	['AnyCheck completed it, and its result is NOT_VERIFIED', 'COMPLETED', 'NOT_VERIFIED'],
	['AnyCheck completed it, and its result is not stated', 'COMPLETED', null],
] as const)('a person decides: %s', async (reason, status, outputStatus) => {
	const customer = await upload();
	await customer.concluded(status, outputStatus);
	const link = await customer.reviewLink();
	// A report that comes late, or twice, is no decision.
	expect((await example.sandbox.deliver(customer.verification.id)).status).toBe(200);
	const page = await visit(link);
	await page.getByText(reason).waitFor();
	await decide(page, 'Completed');
	expect((await customer.finished()).failure).toBeUndefined();

	expect(customer.verification.status).toBe('COMPLETED');
	expect(customer.properties).toMatchObject({
		anycheck_status: 'COMPLETED',
		anycheck_note: `Reviewed by Rani. AnyCheck: ${outputStatus ?? 'no result'}`,
	});
	expect(mails()).toEqual([[[REVIEWER], `To review: deal ${customer.deal}`]]);
});

test('what was completed in AnyCheck itself is reviewed by somebody there', async () => {
	const customer = await asked('NEED_REVIEW', 'NOT_VERIFIED');
	customer.verification.status = 'COMPLETED';
	await visit(await customer.reviewLink());
	expect((await customer.finished()).failure).toBeUndefined();
	expect(customer.properties).toMatchObject({
		anycheck_status: 'COMPLETED',
		anycheck_note: 'Reviewed by somebody in AnyCheck. AnyCheck: NOT_VERIFIED',
	});
});

test('the team is told what a person could not decide', async () => {
	const customer = await upload();
	await customer.concluded('NEED_REVIEW', null);
	await decide(await visit(await customer.reviewLink()), 'Needs review again');
	expect((await customer.finished()).failure).toBeUndefined();
	expect(customer.properties).toMatchObject({
		anycheck_status: 'NEED_REVIEW',
		anycheck_note: 'Reviewed by Rani. AnyCheck: no result',
	});
	expect(mails()).toContainEqual([[TEAM], `Deal ${customer.deal}: NEED_REVIEW`]);
	expect(JSON.stringify(example.parties.mail.mails)).not.toContain('Read from the card');
});

test.each(['FAILED', 'FRAUD_DETECTED', 'CANCELLED'] as const)(
	'%s needs no review: into the deal, and a message to the team',
	async (status) => {
		const customer = await upload();
		await customer.concluded(status, null);
		expect((await customer.finished()).failure).toBeUndefined();
		expect(customer.properties).toMatchObject({
			anycheck_status: status,
			anycheck_note: 'AnyCheck: no result',
		});
		expect(mails()).toEqual([[[TEAM], `Deal ${customer.deal}: ${status}`]]);
		expect(example.parties.mail.find(/^Deal/).text).toContain(customer.verification.id);
	},
);

test('for a deal that is not there no document leaves n8n', async () => {
	const customer = await upload(UNKNOWN_DEAL);
	expect((await customer.finished()).failure).toBeUndefined();
	expect(example.sandbox.record.seen('POST', /^\/(uploads|verifications)$/)).toEqual([]);
	expect(mails()).toEqual([[[TEAM], `Deal ${UNKNOWN_DEAL}: not checked`]]);
});

test('for the ID of another deal no document leaves n8n, and nothing is written', async () => {
	const deal = example.parties.hubspot.add({ dealname: 'Pinjaman Budi' });
	const customer = await DocumentUpload.send(example, workflowId, deal, 'Pinjaman Siti');
	expect((await customer.finished()).failure).toBeUndefined();
	expect(example.sandbox.record.seen('POST', /^\/(uploads|verifications)$/)).toEqual([]);
	expect(customer.properties).toEqual({ dealname: 'Pinjaman Budi' });
	expect(mails()).toEqual([[[TEAM], `Deal ${deal}: not checked`]]);
	expect(example.parties.mail.find(/^Deal/).text).toContain('has another name than the form');
});

test('what was uploaded earlier does not replace the result of what was uploaded later', async () => {
	const first = await (await upload()).created();
	const second = await (await upload(first.deal)).created();
	await second.concluded('FRAUD_DETECTED', null);
	expect((await second.finished()).failure).toBeUndefined();
	const properties = { ...second.properties };
	expect(properties).toMatchObject({
		anycheck_verification_id: second.verification.id,
		anycheck_status: 'FRAUD_DETECTED',
	});
	await first.concluded('COMPLETED', 'VERIFIED');
	expect((await first.finished()).failure).toBeUndefined();
	expect(first.properties).toEqual(properties);
	expect(mails()).toContainEqual([[TEAM], `Deal ${first.deal}: not written`]);
	const { text } = example.parties.mail.find(/not written$/);
	expect(text).toContain('uploaded earlier: COMPLETED. AnyCheck: VERIFIED');
	expect(text).toContain(first.verification.id);
});

test('documents that AnyCheck does not take leave the former verification in the deal', async () => {
	const first = await (await upload()).created();
	await first.concluded('COMPLETED', 'VERIFIED');
	await first.finished();
	example.sandbox.faults.add({
		match: { method: 'POST', path: /^\/verifications$/ },
		fault: { type: 'status', status: 403 },
	});
	const refused = await upload(first.deal);
	expect((await refused.finished()).failure).toBeUndefined();
	expect(refused.properties).toMatchObject({
		anycheck_verification_id: first.verification.id,
		anycheck_status: 'REFUSED',
	});
});

test('as delivered it asks for what to fill in, and nothing leaves n8n', async () => {
	await publishUploads(example, { reviewer: '', team: '', sender: '' });
	const customer = await upload();
	expect((await customer.finished()).failure).toMatch(
		/^node "Settings are missing": Fill in reviewer, team and sender in the node Settings/,
	);
	expect(example.sandbox.record.seen('POST', /^\/(uploads|verifications)$/)).toEqual([]);
	expect([customer.properties, mails()]).toEqual([{ dealname: 'Pinjaman' }, []]);
	await publishUploads(example);
});

test('what AnyCheck refuses is in the deal, with the reason', async () => {
	example.sandbox.faults.add({
		match: { method: 'POST', path: /^\/verifications$/ },
		fault: { type: 'status', status: 403 },
	});
	const refused = await upload();
	expect((await refused.finished()).failure).toBeUndefined();
	expect(refused.properties?.['anycheck_status']).toBe('REFUSED');
	expect(refused.properties?.['anycheck_note']).toMatch(/\w+\. \w+/);
	expect(refused.properties).not.toHaveProperty('anycheck_verification_id');

	example.sandbox.faults.clear();
	example.sandbox.faults.add({
		match: { method: 'GET', path: /^\/verifications\/./ },
		fault: { type: 'status', status: 403 },
	});
	const unreadable = await upload();
	expect((await unreadable.finished()).failure).toBeUndefined();
	expect(unreadable.properties).toMatchObject({
		anycheck_verification_id: unreadable.verification.id,
		anycheck_status: 'IN_PROGRESS',
	});
	expect(mails()).toEqual([
		[[TEAM], `Deal ${refused.deal}: REFUSED`],
		[[TEAM], `Deal ${unreadable.deal}: IN_PROGRESS`],
	]);
});

test('HubSpot that has enough is asked again; when it stays so, the message has the result', async () => {
	const change = { method: 'PUT', path: /\/deals\/v1\/deal\// };
	const [patient, lost] = [await upload(), await upload()];
	await lost.parked();
	await patient.parked();
	example.parties.hubspot.limitRate({ ...change, count: 2 });
	await patient.concluded('COMPLETED', 'VERIFIED');
	expect((await patient.finished()).failure).toBeUndefined();
	expect(patient.properties).toMatchObject({ anycheck_status: 'COMPLETED' });
	expect(mails()).toEqual([]);

	example.parties.hubspot.limitRate({ ...change, count: 3 });
	await lost.concluded('COMPLETED', 'VERIFIED');
	expect((await lost.finished()).failure).toBeUndefined();
	expect(mails()).toEqual([[[TEAM], `Deal ${lost.deal}: COMPLETED`]]);
	expect(example.parties.mail.find(/^Deal/).text).toMatch(/VERIFIED[^]*HubSpot did not take this/);
});

test.each([
	['has enough', { status: 429, json: { status: 'error', errorType: 'RATE_LIMIT' } }],
	['refuses for good', { status: 400, json: { status: 'error', category: 'VALIDATION_ERROR' } }],
])('what the team has to know comes in one message when HubSpot %s', async (_what, answer) => {
	const customer = await (await upload()).created();
	example.parties.hubspot.interrupt({ match: { method: 'PUT', path: /\/deal\// }, answer });
	await customer.concluded('FRAUD_DETECTED', null);
	expect((await customer.finished()).failure).toBeUndefined();
	expect(mails()).toEqual([[[TEAM], `Deal ${customer.deal}: FRAUD_DETECTED`]]);
	expect(example.parties.mail.find(/^Deal/).text).toContain('HubSpot did not take this');
});

test('when the reviewer gets no email, the deal and the team are told', async () => {
	const customer = await upload();
	await customer.parked();
	example.parties.mail.refuse(3);
	await customer.concluded('NEED_REVIEW', null);
	expect((await customer.finished()).failure).toBeUndefined();
	expect(customer.properties).toMatchObject({
		anycheck_status: 'NEED_REVIEW',
		anycheck_note: expect.stringMatching(
			/^The reviewer got no email\. AnyCheck asks for a review\. Decide in AnyCheck\. /,
		) as string,
	});
	expect(mails()).toEqual([[[TEAM], `Deal ${customer.deal}: NEED_REVIEW`]]);
});

test('when the time is up, for AnyCheck or for the reviewer, the deal and the team are told', async () => {
	// Long enough for something to happen in AnyCheck meanwhile, of which nobody is told.
	const soon = { result_within_minutes: 0.2, decision_within_days: 30 / 86_400 };
	workflowId = await publishUploads(example, soon);
	const unfinished = await upload();
	const unreported = await (await upload()).created();
	// AnyCheck is done, and nobody was told.
	Object.assign(unreported.verification, { status: 'COMPLETED', output_status: 'VERIFIED' });
	const undecided = await asked('NEED_REVIEW', null);
	const doubtful = await asked('COMPLETED', 'NOT_VERIFIED');
	const elsewhere = await asked('NEED_REVIEW', 'NOT_VERIFIED');
	elsewhere.verification.status = 'COMPLETED';
	const cancelled = await asked('NEED_REVIEW', null);
	cancelled.verification.status = 'CANCELLED';
	const unreadable = await asked('NEED_REVIEW', null);
	example.sandbox.faults.add({
		match: { method: 'GET', path: `/verifications/${unreadable.verification.id}` },
		fault: { type: 'status', status: 403 },
	});
	const late = [undecided, doubtful, elsewhere, cancelled, unreadable];
	for (const customer of [unfinished, unreported, ...late]) {
		expect((await customer.finished()).failure).toBeUndefined();
	}
	expect(unfinished.properties).toMatchObject({
		anycheck_verification_id: unfinished.verification.id,
		anycheck_status: 'IN_PROGRESS',
		anycheck_note: 'AnyCheck had no result in time. Look at it there',
	});
	expect(unreported.properties).toMatchObject({
		anycheck_status: 'COMPLETED',
		anycheck_note: 'AnyCheck: VERIFIED',
	});
	expect(
		late.map(({ properties }) => [properties?.['anycheck_status'], properties?.['anycheck_note']]),
	).toEqual([
		['NEED_REVIEW', 'Nobody has decided in time. Decide in AnyCheck'],
		['NEED_REVIEW', 'Nobody has decided in time. In AnyCheck it is COMPLETED: NOT_VERIFIED'],
		['COMPLETED', 'Reviewed by somebody in AnyCheck. AnyCheck: NOT_VERIFIED'],
		['CANCELLED', 'Nobody has decided in time. In AnyCheck it is CANCELLED'],
		['NEED_REVIEW', expect.stringMatching(/^Nobody has decided in time\. AnyCheck does not allow/)],
	]);
	const told = [unfinished, ...late.filter((one) => one !== elsewhere)];
	expect(
		mails()
			.filter(([to]) => to.includes(TEAM))
			.sort(),
	).toEqual(
		told
			.map(({ deal, properties }) => [[TEAM], `Deal ${deal}: ${properties?.['anycheck_status']}`])
			.sort(),
	);
}, 240_000);
