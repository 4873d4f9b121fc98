import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';
import { resources } from './resources';
import type { ItemError } from '../errors/itemError';
import { asItemError, toErrorJson, toNodeError } from '../errors/nodeError';
import { createClient, type ApiClient } from '../transport/client';
import { runPool } from '../transport/pool';
import { simplify } from '../verification/simplify';
import type { Operation } from './operation';
import { parameterReader, type ItemParameters } from './parameters';

/** Items in flight at the same time: about nine times as fast as one by one, and polite to the API. */
const IN_FLIGHT = 10;

/** What came of one item. */
type Outcome = { results: INodeExecutionData[] } | { error: ItemError };

/**
 * Runs the chosen operation for every input item. Each item has exactly one outcome, in input order and paired with
 * it: results, or an error, which ends the run or goes on as an item, as the node's "On Error" setting says.
 */
export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const operation = chosenOperation(context);
	const read = parameterReader(context);
	const count = context.getInputData().length;
	const outcomes: Outcome[] = [];
	const stopsOnError = !context.continueOnFail();
	const cancelled = context.getExecutionCancelSignal();
	let isStopped = false;

	const client = await openClient(context);
	await runPool(
		count,
		IN_FLIGHT,
		async (index) => {
			const outcome =
				'error' in client ? client : await runItem(operation, read(index), client, index);
			outcomes[index] = outcome;
			if ('error' in outcome && stopsOnError) isStopped = true;
		},
		() => isStopped || cancelled?.aborted === true,
	);

	return outcomes.flatMap((outcome, index) => {
		if ('results' in outcome) return outcome.results;
		if (stopsOnError) throw toNodeError(context.getNode(), outcome.error, index);
		return [{ json: toErrorJson(outcome.error, index), pairedItem: { item: index } }];
	});
}

/** A credential that lacks something fails each item, not the node: "On Error" decides what becomes of them. */
async function openClient(context: IExecuteFunctions): Promise<ApiClient | { error: ItemError }> {
	try {
		return await createClient(context);
	} catch (error) {
		return { error: asItemError(error) };
	}
}

async function runItem(
	{ run, output }: Operation,
	parameters: ItemParameters,
	client: ApiClient,
	index: number,
): Promise<Outcome> {
	try {
		const objects = await run({ parameters, client });
		const fields = parameters.flag('simplify') ? output.simplified : undefined;
		const results = objects.map((whole) => {
			const object = fields === undefined ? whole : simplify(whole, fields);
			// It was JSON, so it is data in n8n's sense too.
			return { json: object as IDataObject, pairedItem: { item: index } };
		});
		return { results };
	} catch (error) {
		return { error: asItemError(error) };
	}
}

function chosenOperation(context: IExecuteFunctions): Operation {
	const resource = context.getNodeParameter('resource', 0);
	const value = context.getNodeParameter('operation', 0);
	const operation = resources
		.find(({ option }) => option.value === resource)
		?.operations.find(({ option }) => option.value === value);
	if (operation !== undefined) return operation;
	throw new NodeOperationError(context.getNode(), 'This operation does not exist', {
		description: "Choose another 'Resource' or 'Operation', or update the AnyCheck package",
	});
}
