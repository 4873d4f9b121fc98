// From two pictures to a reviewed verification, parked in between: in the real n8n, with the API's own signed reports.
import { randomUUID } from 'node:crypto';
import axios from 'axios';
import { demo } from '../../../sandbox/index.cts';
import { openContext, type Context } from '../harness/context.cts';
import { executionsOf, untilWaiting } from '../harness/executions.cts';
import { anycheckNode, chain, fromItem, node, updateNode } from '../harness/workflows.cts';

const WAIT = 'Wait for completion of verification';
const PICTURES = { ktp: 'picture of a KTP', selfie: 'picture of a face' };
let context: Context;

beforeAll(async () => {
	context = await openContext('create-and-wait', { webhookSecret: randomUUID() + randomUUID() });
});
afterAll(async () => {
	await context.close();
});
beforeEach(() => {
	context.sandbox.reset();
});
afterEach(() => {
	expect(context.sandbox.record.contractErrors).toEqual([]);
});

/** The workflow, live; gives its id and the address that takes the pictures. */
async function liveWorkflow(
	statusChanges: 'nowhere' | 'thisWorkflow',
	waiting: Record<string, unknown>,
	then?: ReturnType<typeof node>,
): Promise<{ workflowId: string; send: () => Promise<void> }> {
	const { client, credential, url } = context;
	const path = randomUUID();
	const locator = (value: string) => ({ __rl: true, mode: 'id', value });
	const fileFrom = (field: string) => ({
		fileInput: `${field}_file`,
		source: 'inputData',
		inputDataFieldName: field,
	});
	const workflowId = await client.saveWorkflow(
		chain('Create and wait', [
			{
				...node('Webhook', 'n8n-nodes-base.webhook', 2.1, {
					httpMethod: 'POST',
					path,
					responseMode: 'onReceived',
					options: {},
				}),
				webhookId: path,
			},
			anycheckNode('Create verification', credential, {
				operation: 'create',
				serviceId: locator(demo.services.ktp.id),
				folderId: locator(demo.folders.loans.id),
				files: { file: [fileFrom('ktp'), fileFrom('selfie')] },
				configurationFields: {
					assignments: [
						{ id: 'a', name: 'verification_type', type: 'string', value: 'KTP_SELFIE' },
					],
				},
				statusChanges,
			}),
			anycheckNode(WAIT, credential, {
				operation: 'waitForCompletion',
				verificationId: locator(fromItem('id')),
				...waiting,
			}),
			updateNode(
				{
					verificationId: locator(fromItem('id')),
					verificationStatus: 'COMPLETED',
					outputMode: 'json',
					output: '{"reviewed": true}',
					options: { writeMode: 'merge' },
				},
				credential,
			),
			...(then ? [then] : []),
		]),
	);
	await client.activate(workflowId);
	const send = async () => {
		const form = new FormData();
		for (const [name, content] of Object.entries(PICTURES)) {
			form.append(name, new Blob([content], { type: 'image/jpeg' }), `${name}.jpg`);
		}
		await axios.post(`${url}/webhook/${path}`, form, { proxy: false });
	};
	return { workflowId, send };
}

async function newestExecution(workflowId: string): Promise<string> {
	// n8n answers the call before it has stored the execution.
	const [id] = await executionsOf(context.client, workflowId, 1);
	if (id === undefined) throw new Error('n8n stored no execution');
	return id;
}

test('two pictures become a verification, which resumes the workflow by its signed report and is updated', async () => {
	const { client, sandbox } = context;
	sandbox.options.processingMs = 1500;
	sandbox.options.processingOutcome = 'NEED_REVIEW';
	const { workflowId, send } = await liveWorkflow('thisWorkflow', { goOnWhen: ['NEED_REVIEW'] });

	await send();
	const waiting = await untilWaiting(client, await newestExecution(workflowId));
	const execution = await client.finished(waiting);

	expect(execution.status).toBe('success');
	const [result] = execution.items('Update verification');
	expect(result?.json).toMatchObject({ status: 'COMPLETED', output: { reviewed: true } });
	expect(result?.pairedItem).toEqual({ item: 0 });
	const record = sandbox.state.verifications.get(String(result?.json['id']));
	expect(record?.input_config).toMatchObject({ verification_type: 'KTP_SELFIE' });
	expect(record?.total_files).toBe(2);
	await sandbox.deliveriesIdle();
	const reports = sandbox.record.deliveries.map(({ status, signed }) => ({ status, signed }));
	expect(reports.slice(0, 2)).toEqual([
		{ status: 'IN_PROGRESS', signed: true },
		{ status: 'NEED_REVIEW', signed: true },
	]);
	const uploaded = sandbox.record.seen('POST', /^\/uploads$/);
	expect(uploaded).toHaveLength(2);
});

test('without reports it looks at intervals', async () => {
	const { client, sandbox } = context;
	sandbox.options.processingMs = 1500;
	const { workflowId, send } = await liveWorkflow('nowhere', {
		waitBy: 'looking',
		lookEvery: 1,
	});

	await send();
	const execution = await client.finished(await newestExecution(workflowId));

	expect(execution.status).toBe('success');
	expect(execution.items('Update verification')).toHaveLength(1);
	expect(sandbox.record.deliveries).toEqual([]);
});

test('a verification that has ended already passes at once', async () => {
	const { client, sandbox } = context;
	sandbox.options.processingMs = 0;
	const { workflowId, send } = await liveWorkflow('thisWorkflow', {});

	await send();
	const execution = await client.finished(await newestExecution(workflowId));

	expect(execution.status).toBe('success');
	expect(execution.items('Update verification')).toHaveLength(1);
});

test('a report that comes late leaves alone who waits for somebody else by then', async () => {
	const { client, sandbox } = context;
	sandbox.options.processingMs = 1500;
	const callback = {
		...node('Wait for the archive', 'n8n-nodes-base.wait', 1.1, {
			resume: 'webhook',
			httpMethod: 'POST',
			options: {},
		}),
		webhookId: randomUUID(),
	};
	const { workflowId, send } = await liveWorkflow('thisWorkflow', {}, callback);
	await send();
	const executionId = await newestExecution(workflowId);
	await untilWaiting(client, executionId, { after: 'Update verification' });
	const [created] = sandbox.record.seen('POST', /^\/verifications$/);
	const [reported] = sandbox.record.deliveries;
	const verification = sandbox.state.find(reported?.verificationId ?? '');

	sandbox.state.setStatus(verification, 'NEED_REVIEW');
	await sandbox.deliveriesIdle();

	const late = sandbox.record.deliveries.at(-1);
	expect([late?.status, late?.attempts.at(-1)?.status]).toEqual(['NEED_REVIEW', 404]);
	await untilWaiting(client, executionId);
	const { webhook_url: reportUrl = '' } = created?.body as { webhook_url?: string };
	await axios.post(reportUrl.replace('/anycheck', ''), { archived: true }, { proxy: false });
	const execution = await client.finished(executionId);
	expect(execution.items(callback.name)[0]?.json).toMatchObject({ body: { archived: true } });
});
