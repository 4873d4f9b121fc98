import type { Execution } from '../../../scripts/n8n/execution.cts';
import { untilWaiting } from './executions.cts';
import type { Context } from './context.cts';
import { anycheckNode, chain, fromItem, node } from './workflows.cts';

const TRIGGER = 'Start';
export const REVIEW = 'Wait for review of verification';

/** A workflow that is parked at Wait for Review. */
export interface ParkedReview {
	executionId: string;
	/** The link that the reviewer gets. */
	link: string;
	/** Waits for the end. */
	finished: () => Promise<Execution>;
	/** The same; gives the fields of the items that came out of the review. */
	decided: () => Promise<Record<string, unknown>[]>;
}

interface ReviewSettings {
	name?: string;
	typeVersion?: number;
	onError?: string;
	credentials?: Record<string, { id: string; name: string }>;
}

/**
 * Starts a workflow that asks for the review of these verifications; gives the execution's id.
 *
 * @param parameters of Wait for Review
 * @param settings of its node, such as `name`, `onError` or further credentials
 */
export async function startReview(
	{ client, credential }: Context,
	ids: string[],
	parameters: Record<string, unknown> = {},
	settings: ReviewSettings = {},
): Promise<string> {
	const rows = `={{ JSON.stringify({ ids: ${JSON.stringify(ids)}, link: $execution.resumeUrl }) }}`;
	const workflowId = await client.saveWorkflow(
		chain('Review', [
			node(TRIGGER, 'n8n-nodes-base.manualTrigger', 1, {}),
			node('Link', 'n8n-nodes-base.set', 3.4, { mode: 'raw', jsonOutput: rows }),
			node('Rows', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'ids', options: {} }),
			{
				...anycheckNode(REVIEW, credential, {
					operation: 'waitForReview',
					verificationId: { __rl: true, mode: 'id', value: fromItem('ids') },
					...parameters,
				}),
				...settings,
			},
			node('After', 'n8n-nodes-base.noOp', 1, {}),
		]),
	);
	return await client.start(workflowId, TRIGGER);
}

/** The same, and waits until it is parked. */
export async function parkAtReview(
	context: Context,
	ids: string[],
	parameters: Record<string, unknown> = {},
	settings: ReviewSettings = {},
): Promise<ParkedReview> {
	const { client } = context;
	const started = await startReview(context, ids, parameters, settings);
	const executionId = await untilWaiting(client, started);
	const link = String((await client.execution(executionId)).items('Link')[0]?.json['link']);
	const finished = async () => await client.finished(executionId);
	return {
		executionId,
		link,
		finished,
		decided: async () => {
			const execution = await finished();
			if (execution.failure !== undefined) throw new Error(execution.failure);
			return execution.items('After').map(({ json }) => json);
		},
	};
}
