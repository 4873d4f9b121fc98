import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isObject, type JsonObject } from '../verification/objects';
import type { Outcome } from './outcome';

/** Where the notes are kept in the node's context, which n8n stores with the parked execution. */
const FIELD = 'anycheckNotes';

/** Keeps what waiting items want to remember while the workflow is parked. */
export function keepNotes(context: IExecuteFunctions, outcomes: readonly Outcome[]): void {
	context.getContext('node')[FIELD] = outcomes.map((outcome) =>
		outcome.kind === 'waiting' ? outcome.note : {},
	);
}

/** The notes, by item. n8n hands the context of a parked node to expressions only. */
export function keptNotes(context: IWebhookFunctions): JsonObject[] {
	const name = JSON.stringify(context.getNode().name);
	const notes: unknown = context.evaluateExpression(`{{ $node[${name}].context.${FIELD} }}`);
	return Array.isArray(notes) ? notes.map((note) => (isObject(note) ? note : {})) : [];
}
