import type { INode, INodeExecutionData } from 'n8n-workflow';
import type { ItemError } from '../errors/itemError';
import { asItemError, toErrorJson, toNodeError } from '../errors/nodeError';
import { asData } from '../json/objects';
import { knowsDetails } from './newerN8n';
import { simplify } from '../fields/outputShapes';
import { redacted } from '../verification/redact';
import { keptFields, keptNotes } from '../fields/output';
import { Waiting, type Operation, type Outcome, type Result, type Results } from './operation';
import type { ItemParameters } from '../fields/parameters';

/** Runs an operation's task for one item. Never throws. */
export async function outcomeOf(
	{ output }: Operation,
	parameters: ItemParameters,
	itemIndex: number,
	task: () => Promise<Results>,
): Promise<Outcome> {
	try {
		const fields = keptFields(parameters, output.simplified);
		const found = await task();
		if (found instanceof Waiting) return { kind: 'waiting' };
		const results = found.map(({ resource, notes, files }) => {
			const open = redacted(resource);
			const shown = fields === undefined ? open : simplify(open, fields);
			return toItem({ resource: shown, notes: keptNotes(notes, fields), files }, itemIndex);
		});
		return { kind: 'done', results };
	} catch (error) {
		return { kind: 'failed', error: asItemError(error) };
	}
}

/** A result as the item that goes on, paired with the input item it came from. */
function toItem({ resource, notes, files }: Result, itemIndex: number): INodeExecutionData {
	// A rehearsal comes first: the rest looks as if it had been written.
	const json = asData({ ...(notes?.dry_run === true && notes), ...resource, ...notes });
	return { json, ...(files && { binary: files }), pairedItem: { item: itemIndex } };
}

/**
 * The items of all outcomes, in input order; failed ones as the item that stands for them.
 * @param stopsOnError whether a failed item ends the run instead
 * @throws the first failure as n8n's error, where it ends the run
 */
export function toItems(
	outcomes: readonly Outcome[],
	node: INode,
	stopsOnError: boolean,
): INodeExecutionData[] {
	return itemsOf(outcomes, (error, index) => {
		if (stopsOnError) throw toNodeError(node, error, index);
		return failedItem(error, node, index);
	});
}

/** The same for a parked run that goes on; no failure ends it. */
export function toResumedItems(outcomes: readonly Outcome[], node: INode): INodeExecutionData[] {
	return itemsOf(outcomes, (error, index) => resumedFailure(error, node, index));
}

function itemsOf(
	outcomes: readonly Outcome[],
	failed: (error: ItemError, index: number) => INodeExecutionData,
): INodeExecutionData[] {
	return outcomes.flatMap((outcome, index) => {
		if (outcome.kind === 'done') return outcome.results;
		if (outcome.kind === 'waiting') return [];
		return [failed(outcome.error, index)];
	});
}

/**
 * The item that stands for a failed one. n8n before 2.34.6, 2.35.7 and 2.36.0 knows a failed item by its `error` alone,
 * newer ones also by the keys of its JSON (`handleNodeErrorOutput` in n8n-core's workflow-execute.ts). Not enumerable,
 * for n8n replaces the JSON of an item that still has an `error` once it is routed; its copy drops this one.
 */
function failedItem(error: ItemError, node: INode, index: number): INodeExecutionData {
	const item = { json: toErrorJson(error, index), pairedItem: { item: index } };
	if (node.onError !== 'continueErrorOutput') return item;
	return Object.defineProperty(item, 'error', { value: toNodeError(node, error, index) });
}

/**
 * The same where n8n copies or stores the items before it looks which of them have failed. An older one then knows a failed
 * item by JSON that has `error` and `message` and nothing else.
 */
function resumedFailure(error: ItemError, node: INode, index: number): INodeExecutionData {
	const pairedItem = { item: index };
	const isRouted = node.onError === 'continueErrorOutput';
	if (!isRouted || knowsDetails(toNodeError(node, error, index)))
		return { json: toErrorJson(error, index), pairedItem };
	const { message, description } = error;
	return { json: { error: message, message: description || message }, pairedItem };
}
