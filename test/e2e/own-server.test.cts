// What would disturb others: memory while a large file is sent, and an n8n that is restarted while a workflow is parked.
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import axios from 'axios';
import { openBrowser } from './harness/browser.cts';
import { openOwnServer, type OwnServer } from './harness/own-server.cts';
import { executionsOf, untilWaiting } from './harness/executions.cts';
import { watchMemory } from '../bench/peak-memory.cts';
import { parkAtReview } from './harness/parked.cts';
import { anycheckNode, chain, node, triggerNode, updateNode } from './harness/workflows.cts';

const MEGABYTE = 1024 * 1024;
const TRIGGER = 'Start';
let own: OwnServer;

beforeAll(async () => {
	own = await openOwnServer('own-server');
}, 600_000);
afterAll(async () => {
	await own.close();
});
beforeEach(() => {
	own.sandbox.reset();
});

function start() {
	return node(TRIGGER, 'n8n-nodes-base.manualTrigger', 1, {});
}

test('sending 50 MB raises the memory of n8n by less than 150 MB', async () => {
	const { client, credential, filesFolder, sandbox } = own;
	const upload = async (megabytes: number): Promise<string> => {
		const file = join(filesFolder, `${megabytes}.pdf`);
		await writeFile(file, Buffer.alloc(megabytes * MEGABYTE, 'n'));
		return await client.saveWorkflow(
			chain('Large file', [
				start(),
				node('Read', 'n8n-nodes-base.readWriteFile', 1.1, { fileSelector: file, options: {} }),
				anycheckNode('Upload file', credential, {
					resource: 'file',
					operation: 'upload',
					uploads: { file: [{ inputDataFieldName: 'data', password: '' }] },
				}),
			]),
		);
	};
	// The first run of anything loads code and fills caches.
	for (let run = 0; run < 3; run++) await client.run(await upload(1), TRIGGER);
	const workflowId = await upload(50);

	const memory = await watchMemory(own.server());
	const execution = await client.run(workflowId, TRIGGER);
	const peak = await memory.stop();

	expect(execution.failure).toBeUndefined();
	expect(execution.items('Upload file')).toHaveLength(1);
	const [sent] = sandbox.record.seen('POST', /^\/uploads$/).slice(-1);
	expect(sent?.files).toEqual([expect.objectContaining({ bytes: 50 * MEGABYTE })]);
	console.log(`Memory: ${Math.round((peak - memory.before) / MEGABYTE)} MB more than before`);
	expect(peak - memory.before).toBeLessThan(150 * MEGABYTE);
});

test.each(['stop', 'kill'] as const)(
	'a workflow that is parked while n8n ends (%s) goes on afterwards',
	async (how) => {
		const { client, credential, sandbox } = own;
		const [verification] = sandbox.state.addVerifications(1, { status: 'IN_PROGRESS' });
		const id = verification?.id ?? '';
		const locator = { __rl: true, mode: 'id', value: id };
		const workflowId = await client.saveWorkflow(
			chain('Parked', [
				start(),
				node('Address', 'n8n-nodes-base.set', 3.4, {
					mode: 'raw',
					jsonOutput: '={{ JSON.stringify({ url: $execution.resumeUrl }) }}',
				}),
				anycheckNode('Wait', credential, {
					operation: 'waitForCompletion',
					verificationId: locator,
					goOnWhen: ['NEED_REVIEW'],
				}),
				updateNode({ verificationId: locator, verificationStatus: 'COMPLETED' }, credential),
			]),
		);
		const executionId = await untilWaiting(client, await client.start(workflowId, TRIGGER));
		const parked = await client.execution(executionId);
		const record = sandbox.state.verifications.get(id);
		if (record === undefined) throw new Error('The sandbox has lost the verification');
		record.webhook_url = String(parked.items('Address')[0]?.json['url']);

		await own.restart(how);
		sandbox.state.setStatus(record, 'NEED_REVIEW');
		const execution = await client.finished(executionId);

		expect(execution.status).toBe('success');
		expect(sandbox.state.verifications.get(id)?.status).toBe('COMPLETED');
	},
);

test.each(['stop', 'kill'] as const)(
	'what the trigger has started before n8n ends (%s) is not started again',
	async (how) => {
		const { client, credential, sandbox, url } = own;
		const path = randomUUID();
		const parameters = { accept: 'checked', triggerOn: ['COMPLETED'] };
		const workflowId = await client.saveWorkflow(
			chain('On change', [triggerNode(path, credential, parameters)]),
		);
		await client.activate(workflowId);
		const ids = sandbox.state.addVerifications(20, { status: 'COMPLETED' }).map(({ id }) => id);
		const deliver = async () => {
			for (const verification_id of ids) {
				const body = { event: 'verification.status_changed', verification_id };
				await axios.post(`${url}/webhook/${path}/webhook`, body, { proxy: false });
			}
		};

		await deliver();
		expect(await executionsOf(client, workflowId, ids.length)).toHaveLength(ids.length);
		await own.restart(how);
		await deliver();

		// One more, so that whatever the others have started is there.
		ids.splice(
			0,
			ids.length,
			sandbox.state.addVerifications(1, { status: 'COMPLETED' })[0]?.id ?? '',
		);
		await deliver();
		expect(await executionsOf(client, workflowId, 21)).toHaveLength(21);
	},
);

test('the link to a review page still works after n8n was restarted', async () => {
	const [verification] = own.sandbox.state.addVerifications(1, { status: 'NEED_REVIEW' });
	const { link, decided } = await parkAtReview(own, [verification?.id ?? '']);
	await own.restart('kill');
	const browser = await openBrowser();
	try {
		const page = await browser.newPage();
		await page.goto(link);
		await page.getByRole('radio', { name: 'Completed' }).check();
		await page.getByRole('button', { name: 'Send the decision' }).click();
		expect(await decided()).toMatchObject([{ id: verification?.id, decision: 'COMPLETED' }]);
	} finally {
		await browser.close();
	}
});
