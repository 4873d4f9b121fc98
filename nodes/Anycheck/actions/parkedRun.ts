import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { JsonObject } from '../verification/objects';
import { createClient } from '../transport/client';
import { chosenOperation } from './chosenOperation';
import { limitsFrom } from './limitOptions';
import type { Item, Operation, Results } from './operation';
import { keptNotes } from './parkedNotes';
import { outcomeOf, toItems, type Outcome } from './outcome';
import { parkedParameterReader } from './parameters';

/** A run that is parked, while somebody calls its address. */
export interface ParkedRun {
	context: IWebhookFunctions;
	/** Number of its input items. */
	count: number;
	itemOf(itemIndex: number): Item;
	/** What the item's operation wanted to remember. */
	noteOf(itemIndex: number): JsonObject;
	/** Runs a task for one item, as the operation would. Never throws. */
	outcomeOf(itemIndex: number, task: (item: Item) => Promise<Results>): Promise<Outcome>;
	/** Lets the workflow go on with what came of its items, in input order. */
	resume(outcomes: readonly Outcome[]): IWebhookResponseData;
}

/**
 * What n8n calls when somebody opens or calls the address of a parked workflow. n8n has checked by then that the address is
 * a genuine one and that the execution still waits.
 */
export async function answerCall(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const operation = chosenOperation(
		context.getNodeParameter('resource'),
		context.getNodeParameter('operation'),
	);
	if (operation.parking === undefined) return { webhookResponse: {} };
	return await operation.parking.onCall(await parkedRun(context, operation));
}

async function parkedRun(context: IWebhookFunctions, operation: Operation): Promise<ParkedRun> {
	const count = Number(context.evaluateExpression('{{ $input.all().length }}'));
	const parametersOf = parkedParameterReader(context);
	const client = await createClient(context, limitsFrom(parametersOf(0), count));
	const notes = keptNotes(context);
	const itemOf = (itemIndex: number): Item => ({ parameters: parametersOf(itemIndex), client });
	return {
		context,
		count,
		itemOf,
		noteOf: (itemIndex) => notes[itemIndex] ?? {},
		outcomeOf: async (itemIndex, task) => {
			const item = itemOf(itemIndex);
			return await outcomeOf(operation, item.parameters, itemIndex, async () => await task(item));
		},
		resume: (outcomes) => {
			const { onError = 'stopWorkflow', continueOnFail } = context.getNode();
			const stopsOnError = onError === 'stopWorkflow' && continueOnFail !== true;
			return { workflowData: [toItems(outcomes, context.getNode(), stopsOnError)] };
		},
	};
}
