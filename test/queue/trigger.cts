import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { chain, triggerNode } from '../e2e/harness/workflows.cts';
import { executionsOf } from '../e2e/harness/executions.cts';
import { SECRET } from './harness/cluster.cts';
import { cluster } from './harness/one-cluster.cts';

const DELIVERIES = 300;

/** A live workflow that starts with the trigger; gives its ID and the path of its webhook. */
async function live(): Promise<{ workflowId: string; path: string }> {
	const { client, credential } = cluster.now;
	const path = randomUUID();
	const workflowId = await client.saveWorkflow(
		chain('On change', [triggerNode(path, credential, {})]),
	);
	await client.activate(workflowId);
	return { workflowId, path: `/webhook/${path}/webhook` };
}

/** Deliveries to several processes at once, and later again. */
export function trigger(): void {
	test('300 deliveries, each twice at the same moment through the balancer, start 300 executions', async () => {
		const { client, sandbox, url } = cluster.now;
		sandbox.reset();
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
		for (const record of verifications) sandbox.state.setStatus(record, 'NEED_REVIEW');
		await sandbox.deliveriesIdle();
		await executionsOf(client, workflowId, DELIVERIES, 60_000);
		await delay(1_000);
		expect(await executionsOf(client, workflowId, DELIVERIES)).toHaveLength(DELIVERIES);
	}, 300_000);
}
