import { randomUUID } from 'node:crypto';
import type { Verification } from '../../../../sandbox/index.cts';
import { executionsOf } from '../../harness/executions.cts';
import type { Example } from './example.cts';

/** What the sandbox needs to sign what it reports. */
const SECRET = randomUUID() + randomUUID();
let count = 0;

/** Publishes an imported workflow whose trigger takes signed webhooks. */
export async function publishTrigger(example: Example, workflowId: string): Promise<void> {
	await example.useWebhookSecret(SECRET);
	await example.client.activate(workflowId);
}

/**
 * Lets AnyCheck report a new verification that needs review.
 * @param overrides what is special about it @returns it and the execution that this starts
 */
export async function reported(
	example: Example,
	workflowId: string,
	overrides: Partial<Omit<Verification, 'id'>> = {},
): Promise<{ record: Verification; executionId: string }> {
	const { client, sandbox, surroundings, workflow } = example;
	const trigger = workflow.nodes.find(({ name }) => name === 'Anycheck Trigger');
	const before = (await client.executions(workflowId)).length;
	// The sandbox begins its ids anew after each reset, and the trigger and tables still know those of former tests.
	count += 1;
	const added = sandbox.state.addVerifications(count, {
		status: 'IN_PROGRESS',
		webhook_url: `${surroundings.url}/webhook/${String(trigger?.['webhookId'])}/webhook`,
		webhook_metadata: { webhook_secret: SECRET },
		...overrides,
	});
	const record = sandbox.state.find(added.at(-1)?.id ?? '');
	sandbox.state.setStatus(record, 'NEED_REVIEW');
	const executions = await executionsOf(client, workflowId, before + 1);
	const [executionId] = executions.slice(0, executions.length - before);
	if (executionId === undefined) throw new Error('The trigger did not start the workflow');
	return { record, executionId };
}
