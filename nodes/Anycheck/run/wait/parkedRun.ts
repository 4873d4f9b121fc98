import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { asItemError } from '../../errors/nodeError';
import { createClient } from '../../transport/api/client';
import { DEFAULT_LIMITS, type Limits } from '../../transport/http/limits';
import {
	type Item,
	type Operation,
	type ParkedRun,
	type Resource,
	chosenOperation,
} from '../operation';
import { failureIn, keptNotes, parkingIn } from './parkedNotes';
import { outcomeOf, toResumedItems } from '../outcome';
import { parkedParameterReader } from '../../fields/parameters';
import { mayResume } from './resumedRuns';

/** How hard a call tries: somebody waits for its answer, and calls again when none comes. */
const CALL_LIMITS: Limits = {
	...DEFAULT_LIMITS,
	inFlight: 10,
	tries: 4,
	giveUpAfterMs: 10_000,
	isAwaited: true,
	timeoutMs: 15_000,
};

/**
 * What n8n calls when somebody opens or calls the address of a parked workflow. n8n has checked by then that the execution
 * still waits and, from 2.14 on, that the address has the execution's secret in it. Never throws: n8n would let the
 * workflow go on with an empty item.
 */
export async function answerCall(
	context: IWebhookFunctions,
	resources: readonly Resource[],
): Promise<IWebhookResponseData> {
	try {
		const operation = chosenOperation(
			resources,
			context.getNodeParameter('resource'),
			context.getNodeParameter('operation'),
		);
		if (operation.parking === undefined) return { webhookResponse: {} };
		return await operation.parking.onCall(await parkedRun(context, operation));
	} catch (error) {
		const { message } = asItemError(error);
		context.logger.error(`Anycheck could not answer a call to a parked workflow: ${message}`);
		const response = context.getResponseObject();
		if (response.headersSent) response.end();
		else response.status(503).json({ message: 'Try again later' });
		return { noWebhookResponse: true };
	}
}

async function parkedRun(context: IWebhookFunctions, operation: Operation): Promise<ParkedRun> {
	const given = Number(context.evaluateExpression('{{ $input.all().length }}'));
	const count = context.getNode().executeOnce === true ? Math.min(1, given) : given;
	const parametersOf = parkedParameterReader(context);
	const client = await createClient(context, CALL_LIMITS);
	const notes = keptNotes(context);
	const key = `${context.getExecutionId()}/${parkingIn(notes) ?? context.getNode().id}`;
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
