import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { asItemError } from '../../errors/nodeError';
import { waitingParameterReader } from '../../fields/parameters';
import { createClient, unavailableClient } from '../../transport/api/client';
import { CALL_LIMITS } from '../../transport/http/limits';
import {
	chosenOperation,
	type Item,
	type Operation,
	type Resource,
	type WaitingRun,
} from '../operation';
import { outcomeOf, toResumedItems } from '../outcome';
import { failureIn, storedNotes, waitIdIn } from './suspend';
import { ANSWERED, tryAgainLater } from './webhooks';

/**
 * Handles a call to the address of a waiting run. n8n has checked by then that the execution still waits and, from 2.14 on,
 * that the address holds the execution's secret. Never throws: n8n would resume the workflow with an empty item.
 */
export async function handleCall(
	context: IWebhookFunctions,
	resources: readonly Resource[],
): Promise<IWebhookResponseData> {
	try {
		const operation = chosenOperation(
			resources,
			context.getNodeParameter('resource'),
			context.getNodeParameter('operation'),
		);
		if (operation.wait === undefined) return { webhookResponse: {} };
		return await operation.wait.onCall(await waitingRun(context, operation));
	} catch (error) {
		const { message } = asItemError(error);
		context.logger.error(`Anycheck could not answer a call to a waiting workflow: ${message}`);
		const response = context.getResponseObject();
		if (!response.headersSent) return tryAgainLater(context);
		response.end();
		return ANSWERED;
	}
}

async function waitingRun(context: IWebhookFunctions, operation: Operation): Promise<WaitingRun> {
	const given = Number(context.evaluateExpression('{{ $input.all().length }}'));
	const count = context.getNode().executeOnce === true ? Math.min(1, given) : given;
	const parametersOf = waitingParameterReader(context);
	// Whoever calls is answered all the same: what was typed on a page must not be lost.
	const client = await createClient(context, CALL_LIMITS).catch((error: unknown) =>
		unavailableClient(asItemError(error)),
	);
	const notes = storedNotes(context);
	const key = `${context.getExecutionId()}/${waitIdIn(notes) ?? context.getNode().id}`;
	const itemOf = (itemIndex: number): Item => ({ parameters: parametersOf(itemIndex), client });
	return {
		context,
		key,
		count,
		itemOf,
		noteOf: (itemIndex) => notes[itemIndex] ?? {},
		failureOf: (itemIndex) => failureIn(notes[itemIndex]),
		outcomeOf: async (itemIndex, task) => {
			const item = itemOf(itemIndex);
			return await outcomeOf(operation, item.parameters, itemIndex, async () => await task(item));
		},
		resume: (outcomes) =>
			mayResume(key) ? { workflowData: [toResumedItems(outcomes, context.getNode())] } : {},
	};
}

/** Runs that this process has resumed, and when; milliseconds since 1970. */
const resumed = new Map<string, number>();

/** Resuming takes less, in milliseconds. n8n refuses calls afterwards; one that it lets through shows that resuming failed. */
export const RESUMING_MS = 10 * 60_000;

/** Whether this call may resume the run: when two do at the same moment, some versions of n8n run what follows twice. */
function mayResume(key: string): boolean {
	const now = Date.now();
	for (const [run, at] of resumed) if (now - at >= RESUMING_MS) resumed.delete(run);
	if (resumed.has(key)) return false;
	resumed.set(key, now);
	return true;
}
