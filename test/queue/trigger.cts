import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import axios from 'axios';
import { executionCountOf } from '../e2e/harness/executions.cts';
import { chain, triggerNode } from '../e2e/harness/workflows.cts';
import { SECRET } from './harness/cluster.cts';
import { cluster, recordOf } from './harness/one-cluster.cts';

const DELIVERIES = 300;

/** A live workflow that starts with the trigger; gives its ID and the path of its webhook. */
async function live(parameters = {}): Promise<{ workflowId: string; path: string }> {
	const { client, credential } = cluster.now;
	const path = randomUUID();
	const workflowId = await client.saveWorkflow(
		chain('On change', [triggerNode(path, credential, parameters)]),
	);
	await client.activate(workflowId);
	return { workflowId, path: `/webhook/${path}/webhook` };
}

/** Deliveries to several processes at once, and later again. */
export function trigger(): void {
	beforeEach(() => {
		cluster.now.sandbox.reset();
	});

	test('300 deliveries, each twice at the same moment through the balancer, start 300 executions', async () => {
		const { client, sandbox, url } = cluster.now;
		const { workflowId, path } = await live();
		const verifications = sandbox.state.addVerifications(DELIVERIES, {
			status: 'IN_PROGRESS',
			webhook_url: `${url}${path}`,
			webhook_metadata: { webhook_secret: SECRET },
		});
		Object.assign(sandbox.options.webhooks, {
			// How long n8n takes for six hundred calls depends on what else the machine does.
			timeoutMs: 300_000,
			statuses: ['NEED_REVIEW'],
			copies: 2,
			copyDelayMs: 0,
		});
		for (const { id } of verifications) sandbox.state.setStatus(recordOf(id), 'NEED_REVIEW');
		await sandbox.deliveriesIdle();
		await executionCountOf(client, workflowId, DELIVERIES);
		await delay(1_000);
		expect(await executionCountOf(client, workflowId, DELIVERIES)).toBe(DELIVERIES);
	}, 300_000);

	test('what one process has started, the other one does not start again, nor after both were killed', async () => {
		const { client, sandbox } = cluster.now;
		const { workflowId, path } = await live({ accept: 'checked', triggerOn: ['COMPLETED'] });
		const ids = sandbox.state.addVerifications(20, { status: 'COMPLETED' }).map(({ id }) => id);
		const deliver = async (process: string, verificationIds: string[]) => {
			for (const verification_id of verificationIds) {
				const body = { event: 'verification.status_changed', verification_id };
				await axios.post(`${cluster.now.address(process)}${path}`, body, { proxy: false });
			}
		};
		await deliver('webhook-1', ids);
		await executionCountOf(client, workflowId, ids.length);
		await deliver('webhook-2', ids);
		await cluster.now.kill('webhook-1', 'webhook-2');
		await cluster.now.start('webhook-1', 'webhook-2');
		await deliver('webhook-1', ids);

		// One more, so that whatever the others have started is there.
		const [last] = sandbox.state.addVerifications(1, { status: 'COMPLETED' });
		await deliver('webhook-2', [last?.id ?? '']);
		expect(await executionCountOf(client, workflowId, ids.length + 1)).toBe(ids.length + 1);
	}, 300_000);
}
