import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { asItemError } from '../errors/nodeError';
import { createClient, type ApiClient } from '../transport/api/client';
import { clockOf } from '../transport/http/clock';
import { DEFAULT_LIMITS, type Limits } from '../transport/http/limits';
import { STOPPED } from '../transport/http/stopPolicy';
import { itemFiles } from './itemFiles';
import { limitsFrom } from '../fields/options';
import type { JsonObject } from '../json/objects';
import {
	type Operation,
	type Outcome,
	type Resource,
	type RunningItem,
	chosenOperation,
} from './operation';
import { outcomeOf, toItems } from './outcome';
import { parameterReader, type ItemParameters } from '../fields/parameters';
import { failConflicting, startWaiting } from './wait/suspend';
import { runPool } from './pool';

/** What all items of a run share. */
interface Prepared {
	operation: Operation;
	client: ApiClient;
	parametersOf: (itemIndex: number) => ItemParameters;
	itemOf: (itemIndex: number) => RunningItem;
	/** What items want to be remembered of them, by item. */
	notes: JsonObject[];
}

/**
 * Runs the chosen operation for every input item. Each item has exactly one outcome, in input order and paired with
 * it: results, or an error, which ends the run or goes on as an item, as the node's "On Error" setting says. Where an
 * item has to wait for somebody's call, the whole run waits, and `handleCall` resumes it.
 */
export async function runOperation(
	context: IExecuteFunctions,
	resources: readonly Resource[],
): Promise<INodeExecutionData[]> {
	const count = context.getInputData().length;
	const stopsOnError = !context.continueOnFail();
	const signal = context.getExecutionCancelSignal();
	const isCancelled = () => signal?.aborted === true;
	const outcomes: Outcome[] = [];
	let isStopped = false;

	const prepared = await prepare(context, resources, count, signal, () => isStopped);
	try {
		await runPool(
			count,
			() => ('client' in prepared ? slotsOf(prepared) : 1),
			async (index) => {
				const outcome = 'client' in prepared ? await runItem(prepared, index) : prepared;
				if (outcome.kind === 'failed' && outcome.error === STOPPED) return;
				outcomes[index] = outcome;
				if (outcome.kind === 'failed' && stopsOnError) isStopped = true;
			},
			() => isStopped || isCancelled(),
		);
	} finally {
		if ('client' in prepared) prepared.client.close();
	}

	if ('client' in prepared) failConflicting(prepared, outcomes);
	// n8n ends a cancelled run as cancelled only when the node does not fail.
	const items = toItems(outcomes, context.getNode(), stopsOnError && !isCancelled());
	if (!('client' in prepared) || isCancelled()) return items;
	return (await startWaiting(context, prepared, outcomes)) ?? items;
}

/**
 * What is wrong with the node or its credential fails each item, not the node: n8n would otherwise pass the input on as
 * if it had been dealt with, when "On Error" says to continue.
 */
async function prepare(
	context: IExecuteFunctions,
	resources: readonly Resource[],
	count: number,
	signal: AbortSignal | undefined,
	isStopped: () => boolean,
): Promise<Prepared | Extract<Outcome, { kind: 'failed' }>> {
	try {
		const operation = chosenOperation(
			resources,
			context.getNodeParameter('resource', 0),
			context.getNodeParameter('operation', 0),
		);
		const parametersOf = parameterReader(context, operation.fields);
		const client = await createClient(context, limitsOf(parametersOf, count), signal, isStopped);
		const { sleep, isCancelled: isEnding, now } = clockOf(signal, isStopped);
		const startedAt = now();
		const notes: JsonObject[] = [];
		const warn = hintOnce(context);
		const itemOf = (itemIndex: number): RunningItem => ({
			parameters: parametersOf(itemIndex),
			client,
			files: itemFiles(context, itemIndex),
			resumeUrl: () => String(context.evaluateExpression('{{ $execution.resumeUrl }}', itemIndex)),
			credential: async (type) => await context.getCredentials(type, itemIndex),
			startedAt,
			remember: (note) => {
				notes[itemIndex] = note;
			},
			sleep,
			warn,
			isEnding,
		});
		return { operation, client, parametersOf, itemOf, notes };
	} catch (error) {
		return { kind: 'failed', error: asItemError(error) };
	}
}

function hintOnce(context: IExecuteFunctions): (message: string) => void {
	const said = new Set<string>();
	return (message) => {
		if (said.has(message)) return;
		said.add(message);
		context.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	};
}

/**
 * More items begin than may send, so that the parameters of the next ones are evaluated while the API answers; but one at a
 * time stays one at a time. An item that only waits holds up no other: where items wait, all begin.
 */
function slotsOf({ operation, client }: Prepared): number {
	if (operation.wait !== undefined) return Number.POSITIVE_INFINITY;
	const inFlight = client.capacity();
	return inFlight > 1 ? 2 * inFlight : 1;
}

/** Those of the first item. An option that fails for it is that item's affair: `runItem` says so. */
function limitsOf(parametersOf: Prepared['parametersOf'], count: number): Limits {
	try {
		return limitsFrom(parametersOf(0), count);
	} catch {
		return { ...DEFAULT_LIMITS, retryBudget: DEFAULT_LIMITS.retryBudget + count };
	}
}

async function runItem(
	{ operation, parametersOf, itemOf }: Prepared,
	index: number,
): Promise<Outcome> {
	const parameters = parametersOf(index);
	return await outcomeOf(operation, parameters, index, async () => {
		// The run has its limits already. But what is not understood fails, as with all other options.
		limitsFrom(parameters, 0);
		return await operation.run(itemOf(index));
	});
}
