import type { Browser } from 'playwright-core';
import { demo, type Verification } from '../../../sandbox/index.cts';
import { openBrowser } from '../harness/browser.cts';
import { executionsOf, untilWaiting } from '../harness/executions.cts';
import { REVIEWER, TEAM } from './support/document-upload.cts';
import { submitForm } from './support/form.cts';
import { completeBy, linkIn, publish, useSimple } from './support/simple.cts';

const SENDER = 'n8n@example.test';
const ASKED = 'Send link to reviewer';
const suite = useSimple('upload-to-decision');
let browser: Browser;
let workflowId: string;

beforeAll(async () => {
	browser = await openBrowser();
	const chosen = (value: string): object => ({ __rl: true, mode: 'list', value });
	workflowId = await publish(suite.example, {
		'Create verification': {
			serviceId: chosen(demo.services.ktp.id),
			folderId: chosen(demo.folders.loans.id),
		},
		[ASKED]: { fromEmail: SENDER, toEmail: REVIEWER },
		'Tell the team': { fromEmail: SENDER, toEmail: TEAM },
	});
});
afterAll(async () => {
	await browser.close();
});

/** Sends the form. @returns the execution that it starts */
async function upload(deal: string): Promise<string> {
	const { client, surroundings } = suite.example;
	const before = await client.executions(workflowId);
	const file = (of: string) => ({ fileName: `${of}.jpg`, content: `picture of a ${of}` });
	const url = `${surroundings.url}/form/anycheck-documents-simple`;
	expect(await submitForm(url, [deal, file('KTP'), file('face')])).toBe(200);
	const [executionId = ''] = await executionsOf(client, workflowId, before.length + 1);
	return executionId;
}

/** Lets AnyCheck end its work, once the workflow waits for it. */
async function concluded(
	executionId: string,
	status: Verification['status'],
	output_status: string | null,
): Promise<Verification> {
	const { client, sandbox } = suite.example;
	const execution = await client.execution(await untilWaiting(client, executionId));
	const id = execution.items('Create verification')[0]?.json.id;
	const record = Object.assign(sandbox.state.find(String(id)), { output_status });
	sandbox.state.setStatus(record, status);
	return record;
}

test('what is verified goes straight into the deal', async () => {
	const { example } = suite;
	const deal = example.parties.hubspot.add({ dealname: 'Pinjaman' });
	const executionId = await upload(deal);
	const { id } = await concluded(executionId, 'COMPLETED', 'VERIFIED');
	expect((await example.finished(executionId)).failure).toBeUndefined();
	expect(example.parties.hubspot.deals.get(deal)?.properties).toMatchObject({
		anycheck_verification_id: id,
		anycheck_status: 'COMPLETED',
		anycheck_note: 'AnyCheck: VERIFIED',
	});
	expect(example.parties.mail.mails).toEqual([]);
});

test('a person decides about the rest', async () => {
	const { example } = suite;
	const { hubspot, mail } = example.parties;
	const deal = hubspot.add({ dealname: 'Pinjaman' });
	const executionId = await upload(deal);
	await concluded(executionId, 'NEED_REVIEW', 'NOT_VERIFIED');
	const link = (): string => linkIn(mail.mails[0]?.text ?? '');
	expect((await completeBy(browser, example, executionId, ASKED, link)).failure).toBeUndefined();
	expect(hubspot.deals.get(deal)?.properties).toMatchObject({
		anycheck_status: 'COMPLETED',
		anycheck_note: 'AnyCheck: NOT_VERIFIED. Reviewed by Rani',
	});
});

test('what AnyCheck does not take is told to the team', async () => {
	const { example } = suite;
	const fault = { type: 'status', status: 403 } as const;
	example.sandbox.faults.add({ match: { method: 'POST', path: '/verifications' }, fault });
	const deal = example.parties.hubspot.add({ dealname: 'Pinjaman' });
	expect((await example.finished(await upload(deal))).failure).toBeUndefined();
	expect(example.parties.mail.mails).toMatchObject([
		{
			to: [TEAM],
			subject: `Deal ${deal}: look at it`,
			text: expect.stringMatching(/\w/) as string,
		},
	]);
});
