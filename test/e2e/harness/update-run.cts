import type { Execution } from '../../../scripts/n8n/execution.cts';
import type { Context } from './context.cts';
import { chain, fromItem, node, updateNode } from './workflows.cts';

const TRIGGER = 'Start';
const UPDATE = 'Update verification';

/** What an update in the real n8n came to. */
export interface UpdateRun {
	execution: Execution;
	/** Fields of the items that succeeded. */
	success: Record<string, unknown>[];
	/** Fields of the items that failed and left by the output "Error". */
	failed: Record<string, unknown>[];
}

/**
 * Runs the update in the real n8n, once for each verification.
 *
 * @param parameters of the node, besides the verification
 * @param settings of the node; "On Error" is the error output unless said otherwise
 */
export async function runUpdate(
	{ client, credential }: Context,
	ids: string[],
	parameters: Record<string, unknown>,
	settings: object = {},
): Promise<UpdateRun> {
	const rows = { ids };
	const picked = { verificationId: { __rl: true, mode: 'id', value: fromItem('ids') } };
	const workflowId = await client.saveWorkflow(
		chain('Guarded update', [
			node(TRIGGER, 'n8n-nodes-base.manualTrigger', 1, {}),
			node('Row', 'n8n-nodes-base.set', 3.4, { mode: 'raw', jsonOutput: JSON.stringify(rows) }),
			node('Rows', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'ids', options: {} }),
			updateNode({ ...picked, ...parameters }, credential, {
				onError: 'continueErrorOutput',
				...settings,
			}),
		]),
	);
	const execution = await client.run(workflowId, TRIGGER);
	const fieldsOf = (output: number): Record<string, unknown>[] =>
		execution.items(UPDATE, output).map(({ json }) => json);
	return { execution, success: fieldsOf(0), failed: fieldsOf(1) };
}
