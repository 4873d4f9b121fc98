import { randomUUID } from 'node:crypto';
import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { isObject, type JsonObject } from '../../json/objects';
import { ItemError } from '../../errors/itemError';
import type { Outcome } from '../operation';

/** Where the notes are kept in the node's context, which n8n stores with the parked execution. */
const FIELD = 'anycheckNotes';

/** What is kept of an item that had failed before the workflow was parked. */
const FAILURE = 'failure';

/** What tells this parking from others of the same node in the same execution, whose address is the same. */
const PARKING = 'parking';

/** Keeps what waiting items want to remember while the workflow is parked, and why others have failed. */
export function keepNotes(context: IExecuteFunctions, outcomes: readonly Outcome[]): void {
	const parking = randomUUID();
	context.getContext('node')[FIELD] = outcomes.map((outcome) => {
		if (outcome.kind === 'waiting') return { ...outcome.note, [PARKING]: parking };
		return outcome.kind === 'failed' ? { [FAILURE]: plainOf(outcome.error) } : {};
	});
}

/** The notes, by item. n8n hands the context of a parked node to expressions only. */
export function keptNotes(context: IWebhookFunctions): JsonObject[] {
	// Braces and some signs that are not printed would end the expression.
	const name = JSON.stringify(context.getNode().name).replace(/[{}]|[^ -~]/g, escapedInText);
	const notes: unknown = context.evaluateExpression(`{{ $node[${name}].context.${FIELD} }}`);
	return Array.isArray(notes) ? notes.map((note) => (isObject(note) ? note : {})) : [];
}

/** What tells the parking that the notes are of from all others; undefined when they do not say. */
export function parkingIn(notes: readonly JsonObject[]): string | undefined {
	return notes.map((note) => note[PARKING]).find((parking) => typeof parking === 'string');
}

/** The failure that a note tells of, if it does. */
export function failureIn(note: JsonObject = {}): ItemError | undefined {
	const { [FAILURE]: failure } = note;
	if (!isObject(failure)) return undefined;
	const { message, description, facts } = failure;
	// The facts are our own, out of n8n's store.
	return new ItemError(String(message), String(description), isObject(facts) ? facts : {});
}

function escapedInText(character: string): string {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function plainOf({ message, description, facts }: ItemError): JsonObject {
	return { message, description, facts };
}
