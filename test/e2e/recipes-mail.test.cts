// Recipes that send email: the rows of a file that failed, and a workflow that failed. The mail server is on this machine.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openBrowser } from './harness/browser.cts';
import { executionsOf, untilWaiting } from './harness/executions.cts';
import { neverExecuted } from './recipes/executed.cts';
import { openKitchen, type Kitchen } from './recipes/kitchen.cts';
import { readRecipe } from './recipes/page.cts';
import { Visitor } from './recipes/visitor.cts';
import { MailServer } from './third-parties/mail.cts';

let mail: MailServer;
let kitchen: Kitchen;

beforeAll(async () => {
	mail = await MailServer.start(0);
	const shared = await openKitchen('recipes with mail', mail.credential.data);
	await mkdir(shared.filesFolder, { recursive: true });
	kitchen = shared;
});
afterAll(async () => {
	await kitchen.close();
	await mail.close();
});
beforeEach(() => {
	kitchen.sandbox.reset();
	mail.reset();
});
afterEach(() => {
	expect(kitchen.sandbox.record.contractErrors).toEqual([]);
	expect(mail.violations).toEqual([]);
});

test('csv-every-morning: good rows are applied once, the others come by email with their reasons', async () => {
	const { filesFolder, sandbox } = kitchen;
	const recipe = readRecipe('csv-every-morning');
	const file = join(filesFolder, 'decisions.csv');
	const mails = { fromEmail: 'n8n@example.test', toEmail: 'tim@example.test' };
	const { workflowId } = await kitchen.import(recipe, { 'Send Email': mails });
	const ids = [kitchen.verification(), kitchen.verification(), kitchen.verification()];
	const rows = [
		'verification_id,decision',
		`${ids[0]},COMPLETED`,
		`${ids[1]},Need Review`,
		`${ids[2]},DONE`,
		'A-17,COMPLETED',
	];
	try {
		await writeFile(file, `${rows.join('\r\n')}\r\n`);
		const first = await kitchen.run(workflowId, 'Every morning');
		await kitchen.run(workflowId, 'Every morning');

		expect(ids.map((id) => sandbox.record.writes(id).length)).toEqual([1, 0, 0]);
		expect(sandbox.state.find(ids[0] ?? '').status).toBe('COMPLETED');
		expect(mail.mails).toHaveLength(2);
		const { to, subject, attachments } = mail.find(/not applied/);
		expect([to, subject]).toEqual([[mails.toEmail], 'Decisions that were not applied']);
		const [header = '', ...failed] = (attachments['failed.csv'] ?? '')
			.replace(/^\uFEFF/, '')
			.trim()
			.split('\n');
		expect(header).toBe('verification_id,decision,reason,what_to_do');
		expect(failed).toEqual([
			expect.stringContaining(
				`${ids[2]},DONE,'Status' must be COMPLETED or NEED_REVIEW (it is DONE)`,
			),
			expect.stringContaining("A-17,COMPLETED,'Verification' is not a valid ID"),
		]);
		expect(neverExecuted(recipe, [first])).toEqual([]);
	} finally {
		await rm(file, { force: true });
	}
});

test('csv-every-morning: what a person has completed is not opened again, and its row comes by email', async () => {
	const { filesFolder, sandbox } = kitchen;
	const file = join(filesFolder, 'decisions.csv');
	const mails = { fromEmail: 'n8n@example.test', toEmail: 'tim@example.test' };
	const recipe = readRecipe('csv-every-morning');
	const { workflowId } = await kitchen.import(recipe, { 'Send Email': mails });
	const [kept, running, done] = [
		kitchen.verification(),
		kitchen.verification({ status: 'IN_PROGRESS' }),
		kitchen.verification({ status: 'COMPLETED' }),
	];
	const lines = [`${kept},Need Review`, `${running},COMPLETED`, `${done},Completed`];
	try {
		await writeFile(file, `verification_id,decision\n${lines.join('\n')}\n`);
		await kitchen.run(workflowId, 'Every morning');
		sandbox.state.setStatus(sandbox.state.find(kept), 'COMPLETED');
		await kitchen.run(workflowId, 'Every morning');
	} finally {
		await rm(file, { force: true });
	}
	expect([kept, running, done].flatMap((id) => sandbox.record.writes(id))).toEqual([]);
	expect(sandbox.state.find(kept).status).toBe('COMPLETED');
	const rows = mail.mails.map(({ attachments }) =>
		(attachments['failed.csv'] ?? '').trim().split('\n').slice(1),
	);
	const runningRow = `${running},COMPLETED,The verification has the status IN_PROGRESS`;
	const keptRow = `${kept},Need Review,The verification has the status COMPLETED`;
	expect(rows).toEqual([
		[expect.stringContaining(runningRow)],
		[expect.stringContaining(keptRow), expect.stringContaining(runningRow)],
	]);
});

test('csv-every-morning: nothing happens without a file, and no email comes without a failed row', async () => {
	const { filesFolder, sandbox } = kitchen;
	const recipe = readRecipe('csv-every-morning');
	const mails = { fromEmail: 'n8n@example.test', toEmail: 'tim@example.test' };
	const { workflowId } = await kitchen.import(recipe, { 'Send Email': mails });
	await kitchen.run(workflowId, 'Every morning');
	expect(sandbox.record.requests).toEqual([]);

	const file = join(filesFolder, 'decisions.csv');
	const id = kitchen.verification();
	try {
		// As Excel saves it: with a mark at the beginning that says which letters it has.
		const row = `${id},COMPLETED`;
		await writeFile(file, `\uFEFFverification_id,decision\r\n${row}\r\n`);
		await kitchen.run(workflowId, 'Every morning');
	} finally {
		await rm(file, { force: true });
	}
	expect(sandbox.record.writes(id)).toHaveLength(1);
	expect(mail.mails).toEqual([]);
});

test('error-workflow: the email names the verification that failed, and the others are done', async () => {
	const { client, sandbox } = kitchen;
	const recipe = readRecipe('error-workflow');
	const [good, bad] = sandbox.state.addVerifications(2);
	if (good === undefined || bad === undefined) throw new Error('The sandbox made too few');
	const refusal = { error_code: 'FORBIDDEN', message: 'Not yours' };
	sandbox.faults.add({
		match: { method: 'GET', path: `/verifications/${bad.id}` },
		fault: { type: 'status', status: 403, body: refusal },
	});
	const { workflowId } = await kitchen.import(
		recipe,
		{
			'Get many verifications': { resultId: good.result_id },
			'Send Email': { fromEmail: 'n8n@example.test', toEmail: 'tim@example.test' },
		},
		// Nobody waits an hour.
		{ 'Every hour': { rule: { interval: [{ field: 'seconds', secondsInterval: 2 }] } } },
	);
	await client.activate(workflowId);
	const executions = [];
	try {
		const ids = await executionsOf(client, workflowId, 2);
		for (const id of ids) executions.push(await client.finished(id));
	} finally {
		await client.rest.send('POST', `/workflows/${workflowId}/deactivate`);
	}
	const { subject, text } = mail.find(/has failed/);
	expect(subject).toContain(recipe.workflow.name);
	expect(text).toContain(`${bad.id}: AnyCheck does not allow this`);
	expect(text).not.toContain(good.id);
	expect(text).toMatch(/\/workflow\/\w+\/executions\/\d+/);
	const got = executions.flatMap((execution) => execution.items('Get verification'));
	expect(got).toContainEqual(
		expect.objectContaining({ json: expect.objectContaining({ id: good.id }) as unknown }),
	);
	expect(sandbox.record.writes(good.id)).toEqual([]);
	expect(neverExecuted(recipe, executions)).toEqual([]);
});

test('review-by-a-colleague: the colleague decides on the page, and whoever asked is told; also why nobody could', async () => {
	const { client, sandbox } = kitchen;
	const recipe = readRecipe('review-by-a-colleague');
	const fromEmail = 'n8n@example.test';
	const [colleague, me] = ['pemeriksa@example.test', 'rani@example.test'];
	const { workflowId, webhookId } = await kitchen.import(recipe, {
		'Send the link': { fromEmail },
		'Tell the outcome': { fromEmail },
	});
	await client.activate(workflowId);
	const browser = await openBrowser();
	try {
		const visitor = await Visitor.come(browser);
		const ask = async (id: string): Promise<string> => {
			const before = (await executionsOf(client, workflowId, 0)).length;
			await visitor.fill(kitchen, webhookId, { Verification: id, Reviewer: colleague, You: me });
			await visitor.submit();
			const [executionId = ''] = await executionsOf(client, workflowId, before + 1);
			return executionId;
		};
		const id = kitchen.verification();
		const asked = await ask(id);
		await untilWaiting(client, asked);
		const { page } = visitor;
		await page.goto(mail.mails[0]?.text.trim() ?? '');
		await page.getByLabel('Your name').fill('Budi');
		await page.getByRole('radio', { name: 'Completed' }).check();
		await page.getByRole('button', { name: 'Send the decision' }).click();
		const decided = await client.finished(asked);
		expect(sandbox.state.find(id).status).toBe('COMPLETED');
		const unknown = await client.finished(await ask('A-17'));
		expect([decided.failure, unknown.failure]).toEqual([undefined, undefined]);
		expect(mail.mails.map(({ to, subject, text }) => [...to, subject, text.trim()])).toEqual([
			[colleague, 'A verification needs review', expect.stringContaining('/webhook-waiting/')],
			[me, 'Completed', 'Budi'],
			[colleague, 'A verification needs review', expect.stringContaining('/webhook-waiting/')],
			[me, 'Not decided', "'Verification' is not a valid ID"],
		]);
		expect(neverExecuted(recipe, [decided, unknown])).toEqual([]);
		await visitor.leave();
	} finally {
		await browser.close();
	}
});
