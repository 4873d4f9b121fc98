import writeXlsxFile from 'write-excel-file/node';
import { executionsOf, untilWaiting } from '../harness/executions.cts';
import { APPROVER, REQUESTER } from './support/correction.cts';
import { openLink, submitForm } from './support/form.cts';
import { publish, useSimple } from './support/simple.cts';

const OUTPUT = { employee: 'SITI CONTOH', net_salary: 7_000_000 };
const fromEmail = 'n8n@example.test';
const suite = useSimple('bulk-correction');
let workflowId: string;

beforeAll(async () => {
	workflowId = await publish(suite.example, {
		'Ask for approval': { fromEmail, toEmail: APPROVER },
		'Send report': { fromEmail },
		'Tell what was refused': { fromEmail },
	});
});

function waiting(): string {
	const [made] = suite.example.sandbox.state.addVerifications(1, { output: OUTPUT });
	return made?.id ?? '';
}

/** Uploads rows, and decides once the approver is asked. @returns what the approver was shown */
async function correct(
	rows: readonly (readonly [id: string, value: number | string])[],
	decision: 'Approve' | 'Decline',
): Promise<string> {
	const { client, surroundings, parties } = suite.example;
	const before = await client.executions(workflowId);
	const cells = [['verification_id', 'net_salary'], ...rows].map((row) =>
		row.map((value) => ({ value })),
	);
	const content = await writeXlsxFile(cells).toBuffer();
	const file = { fileName: 'corrections.xlsx', content };
	const url = `${surroundings.url}/form/anycheck-correction-simple`;
	expect(await submitForm(url, [file, REQUESTER])).toBe(200);
	const [executionId = ''] = await executionsOf(client, workflowId, before.length + 1);
	await untilWaiting(client, executionId);
	const { html, to } = parties.mail.find(/^To approve: /);
	expect(to).toEqual([APPROVER]);
	const link = /href="([^"]*\/webhook-waiting\/[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');
	const page = await openLink(link ?? '');
	expect(page).toContain(rows[0]?.[0]);
	expect(await submitForm(link ?? '', [decision])).toBe(200);
	expect((await suite.example.finished(executionId)).failure).toBeUndefined();
	return html;
}

function mails(): unknown[] {
	const asked = /^To approve: /;
	const { mails: all } = suite.example.parties.mail;
	return all
		.filter(({ subject }) => !asked.test(subject))
		.map(({ to, subject, text }) => [...to, subject, text.trim()]);
}

function bodies(id: string): unknown[] {
	return suite.example.sandbox.record.writes(id).map(({ body }) => body);
}

test('what is approved is written, and what is not possible is told with its reason', async () => {
	const [id, same, text] = [waiting(), waiting(), waiting()];
	const shown = await correct(
		[
			[id, 7_500_000],
			[same, 7_000_000],
			[text, 'tujuh juta'],
			['KTP-0042', 1],
		],
		'Approve',
	);
	expect(shown).toContain(`${id}: 7000000 → 7500000`);
	expect(bodies(id)).toEqual([{ output: { ...OUTPUT, net_salary: 7_500_000 } }]);
	expect(shown).toContain(`${same}: no change`);
	expect([same, text].flatMap((one) => bodies(one))).toEqual([]);
	expect(mails()).toEqual([
		[REQUESTER, 'Corrected: 1', id],
		[REQUESTER, 'Not possible: 2', expect.stringMatching(`^${text}: .+\nKTP-0042: .+`)],
	]);
});

test('what is declined is not written', async () => {
	const id = waiting();
	await correct([[id, 1]], 'Decline');
	expect(bodies(id)).toEqual([]);
	expect(mails()).toEqual([]);
});
