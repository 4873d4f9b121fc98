import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import { asItemError } from '../../errors/nodeError';
import type { ItemParameters } from '../../fields/parameters';
import { isObject, type JsonObject } from '../../json/objects';
import type { Operation, Outcome, RunningItem } from '../operation';

/** What has to be known of a run to let it wait. */
interface WaitableRun {
	operation: Operation;
	parametersOf: (itemIndex: number) => ItemParameters;
	itemOf: (itemIndex: number) => RunningItem;
	notes: readonly JsonObject[];
}

/** Fails the items that would wait where they cannot wait together. */
export function failConflicting(
	{ operation, parametersOf }: WaitableRun,
	outcomes: Outcome[],
): void {
	const waiting = waitingIn(outcomes);
	const error = operation.wait?.conflictOf?.(waiting.map(parametersOf));
	if (error === undefined) return;
	for (const index of waiting) outcomes[index] = { kind: 'failed', error };
}

/**
 * Lets the run wait if any of its items does.
 * @returns what the node gives to n8n then; undefined where no item waits
 */
export async function startWaiting(
	context: IExecuteFunctions,
	{ operation: { wait }, parametersOf, itemOf, notes }: WaitableRun,
	outcomes: readonly Outcome[],
): Promise<INodeExecutionData[] | undefined> {
	const waiting = waitingIn(outcomes);
	if (wait === undefined || waiting.length === 0) return undefined;
	storeNotes(context, outcomes, notes);
	const ends = waiting.map((index) => wait.until(parametersOf(index)).getTime());
	await context.putExecutionToWait(new Date(ends.reduce((a, b) => Math.max(a, b))));
	void wait.onWaiting?.(context, waiting.map(itemOf)).catch((error: unknown) => {
		context.logger.debug(`Anycheck could not look again: ${asItemError(error).message}`);
	});
	// Copies: n8n empties the list it gets from a node with an error output, and it stores this one with the waiting run.
	return context.getInputData().map((item) => ({ ...item }));
}

function waitingIn(outcomes: readonly Outcome[]): number[] {
	return outcomes.flatMap(({ kind }, index) => (kind === 'waiting' ? [index] : []));
}

/** Where the notes are in the node's context, which n8n stores with a waiting execution. Saved, so never renamed. */
const NOTES = 'anycheckNotes';

/** In a note: why the item failed before the run waited. */
const FAILURE = 'failure';

/** In a note: the id of this wait. The same node may wait again in the same execution, at the same address. */
const WAIT_ID = 'parking';

/** Stores what is to be remembered of the items, and why some failed. */
function storeNotes(
	context: IExecuteFunctions,
	outcomes: readonly Outcome[],
	notes: readonly JsonObject[],
): void {
	const waitId = randomUUID();
	context.getContext('node')[NOTES] = outcomes.map((outcome, index) => {
		const note = notes[index];
		if (outcome.kind === 'waiting') return { ...note, [WAIT_ID]: waitId };
		if (outcome.kind !== 'failed') return { ...note };
		const { message, description, facts } = outcome.error;
		return { ...note, [FAILURE]: { message, description, facts } };
	});
}

/** The notes, by item. While a run waits, n8n shows the context of its node to expressions only. */
export function storedNotes(context: IWebhookFunctions): JsonObject[] {
	// Braces and characters that are not printed would end the expression.
	const name = JSON.stringify(context.getNode().name).replace(/[{}]|[^ -~]/g, unicodeEscape);
	const notes: unknown = context.evaluateExpression(`{{ $node[${name}].context.${NOTES} }}`);
	return Array.isArray(notes) ? notes.map((note) => (isObject(note) ? note : {})) : [];
}

/** The id of the wait that these notes belong to; undefined where none holds one. */
export function waitIdIn(notes: readonly JsonObject[]): string | undefined {
	return notes.map((note) => note[WAIT_ID]).find((id) => typeof id === 'string');
}

/** The failure in a note, if there is one. */
export function failureIn(note: JsonObject = {}): ItemError | undefined {
	const { [FAILURE]: failure } = note;
	if (!isObject(failure)) return undefined;
	const { message, description, facts } = failure;
	// The facts are our own, out of n8n's store.
	return new ItemError(String(message), String(description), isObject(facts) ? facts : {});
}

function unicodeEscape(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
