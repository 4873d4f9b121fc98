import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { ItemError } from '../errors/itemError';
import { asItemError, toErrorJson, toNodeError } from '../errors/nodeError';
import { createClient, type ApiClient } from '../transport/client';
import { simplify } from '../verification/simplify';
import { limitsFrom } from './limitOptions';
import type { Operation } from './operation';
import { parameterReader, type ItemParameters } from './parameters';
import { DEFAULT_LIMITS, type Limits } from '../transport/limits';
import { runPool } from './pool';
import { resources } from './resources';

/** What came of one item. */
type Outcome = { results: INodeExecutionData[] } | { error: ItemError };

/** What all items of a run share. */
interface Prepared {
	operation: Operation;
	client: ApiClient;
	parametersOf: (itemIndex: number) => ItemParameters;
}

/**
 * Runs the chosen operation for every input item. Each item has exactly one outcome, in input order and paired with
 * it: results, or an error, which ends the run or goes on as an item, as the node's "On Error" setting says.
 */
export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const count = context.getInputData().length;
	const stopsOnError = !context.continueOnFail();
	const signal = context.getExecutionCancelSignal();
	const isCancelled = () => signal?.aborted === true;
	const outcomes: Outcome[] = [];
	let isStopped = false;

	const prepared = await prepare(context, count, signal, () => isStopped);
	await runPool(
		count,
		() => ('error' in prepared ? 1 : prepared.client.capacity()),
		async (index) => {
			const outcome = 'error' in prepared ? prepared : await runItem(prepared, index);
			outcomes[index] = outcome;
			if ('error' in outcome && stopsOnError) isStopped = true;
		},
		() => isStopped || isCancelled(),
	);

	return outcomes.flatMap((outcome, index) => {
		if ('results' in outcome) return outcome.results;
		// n8n ends a cancelled run as cancelled only when the node does not fail.
		if (stopsOnError && !isCancelled()) throw toNodeError(context.getNode(), outcome.error, index);
		return [{ json: toErrorJson(outcome.error, index), pairedItem: { item: index } }];
	});
}

/**
 * What is wrong with the node or its credential fails each item, not the node: n8n would otherwise pass the input on as
 * if it had been dealt with, when "On Error" says to continue.
 */
async function prepare(
	context: IExecuteFunctions,
	count: number,
	signal: AbortSignal | undefined,
	isStopped: () => boolean,
): Promise<Prepared | { error: ItemError }> {
	try {
		const parametersOf = parameterReader(context);
		const operation = chosenOperation(context);
		const client = await createClient(context, limitsOf(parametersOf, count), signal, isStopped);
		return { operation, client, parametersOf };
	} catch (error) {
		return { error: asItemError(error) };
	}
}

/** An option that fails for the first item is that item's affair: it will say so itself. */
function limitsOf(parametersOf: Prepared['parametersOf'], count: number): Limits {
	try {
		return limitsFrom(parametersOf(0), count);
	} catch {
		return { ...DEFAULT_LIMITS, retryBudget: DEFAULT_LIMITS.retryBudget + count };
	}
}

async function runItem(
	{ operation, client, parametersOf }: Prepared,
	index: number,
): Promise<Outcome> {
	try {
		const parameters = parametersOf(index);
		const found = await operation.run({ parameters, client });
		const fields = parameters.flag('simplify') ? operation.output.simplified : undefined;
		const results = found.map(({ resource, notes }) => {
			const object = fields === undefined ? resource : simplify(resource, fields);
			// It was JSON, so it is data in n8n's sense too.
			const json = { ...object, ...notes } as IDataObject;
			return { json, pairedItem: { item: index } };
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
	throw new ItemError(
		'This operation does not exist',
		"Choose another 'Resource' or 'Operation', or update the AnyCheck package",
	);
}
