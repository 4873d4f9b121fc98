import { untilWaiting } from '../e2e/harness/executions.cts';
import { anycheckNode, chain, fromItem, node, updateNode } from '../e2e/harness/workflows.cts';
import { SECRET } from './harness/cluster.cts';
import { cluster, recordOf } from './harness/one-cluster.cts';

const START = 'Start';

/** Waiting executions that go on, whichever process the webhook reaches and whatever was killed meanwhile. */
export function waits(): void {
	beforeEach(() => {
		cluster.now.sandbox.reset();
	});

	test('a webhook of AnyCheck resumes the workflow once, after every process was killed', async () => {
		const { client, sandbox } = cluster.now;
		const [made] = sandbox.state.addVerifications(1, { status: 'IN_PROGRESS' });
		const record = recordOf(made?.id ?? '');
		const { executionId, resumeUrl } = await waitingFor(record.id);
		Object.assign(record, {
			webhook_url: resumeUrl,
			webhook_metadata: { webhook_secret: SECRET },
		});
		const processes = ['webhook-1', 'webhook-2', 'worker-1', 'worker-2'];
		await cluster.now.kill(...processes);
		await cluster.now.start(...processes);

		Object.assign(sandbox.options.webhooks, { copies: 2, copyDelayMs: 0 });
		sandbox.state.setStatus(record, 'NEED_REVIEW');
		const execution = await client.finished(executionId);

		expect(execution.status).toBe('success');
		expect(sandbox.record.writes(record.id)).toHaveLength(1);
		expect(record.status).toBe('COMPLETED');
	}, 300_000);

	test('a worker that dies in the middle loses nothing: the same input again writes what is left, once', async () => {
		const { client, sandbox } = cluster.now;
		const ids = sandbox.state.addVerifications(400, { status: 'NEED_REVIEW' }).map(({ id }) => id);
		const options = { onlyIfStatus: ['NEED_REVIEW'], otherwise: 'skip', skipIfUnchanged: true };
		const workflowId = await client.saveWorkflow(
			chain('Guarded', [
				node(START, 'n8n-nodes-base.manualTrigger', 1, {}),
				node('IDs', 'n8n-nodes-base.set', 3.4, {
					mode: 'raw',
					jsonOutput: JSON.stringify({ ids }),
				}),
				node('Rows', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'ids', options: {} }),
				updateNode(
					{
						verificationId: { __rl: true, mode: 'id', value: fromItem('ids') },
						verificationStatus: 'COMPLETED',
						options,
					},
					cluster.now.credential,
				),
			]),
		);
		sandbox.options.delayMs = 50;
		const first = await client.start(workflowId, START);
		const written = (): number => ids.filter((id) => sandbox.record.writes(id).length > 0).length;
		while (written() < 50) await new Promise((resolve) => setTimeout(resolve, 20));
		await cluster.now.kill('worker-1', 'worker-2');
		sandbox.options.delayMs = 0;
		expect(written()).toBeLessThan(ids.length);
		await cluster.now.start('worker-1', 'worker-2');
		await client.rest.send('POST', `/executions/${first}/stop`).catch(() => undefined);

		const execution = await client.run(workflowId, START);
		expect(execution.failure).toBeUndefined();
		expect(ids.filter((id) => sandbox.record.writes(id).length !== 1)).toEqual([]);
	}, 300_000);
}

/** A workflow that waits for this verification, and completes it then; and the address that resumes it. */
async function waitingFor(id: string): Promise<{ executionId: string; resumeUrl: string }> {
	const { client, credential } = cluster.now;
	const verificationId = { __rl: true, mode: 'id', value: id };
	const workflowId = await client.saveWorkflow(
		chain('Waiting', [
			node(START, 'n8n-nodes-base.manualTrigger', 1, {}),
			node('Address', 'n8n-nodes-base.set', 3.4, {
				mode: 'raw',
				jsonOutput: '={{ JSON.stringify({ url: $execution.resumeUrl }) }}',
			}),
			anycheckNode('Wait', credential, {
				operation: 'waitForCompletion',
				verificationId,
				goOnWhen: ['NEED_REVIEW'],
			}),
			updateNode({ verificationId, verificationStatus: 'COMPLETED' }, credential),
		]),
	);
	const executionId = await untilWaiting(client, await client.start(workflowId, START));
	const execution = await client.execution(executionId);
	return { executionId, resumeUrl: String(execution.items('Address')[0]?.json['url']) };
}
