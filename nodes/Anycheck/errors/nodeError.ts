import {
	NodeApiError,
	NodeOperationError,
	type IDataObject,
	type INode,
	type JsonObject,
} from 'n8n-workflow';
import { isFromApi, isRetryable, ItemError, type ErrorFacts } from './itemError';

/** n8n's error for a run that stops at this item. Built from plain data: an original may hold secrets. */
export function toNodeError(node: INode, error: ItemError, itemIndex: number) {
	const { message, description, facts } = error;
	if (!isFromApi(error)) {
		return new NodeOperationError(node, message, { description, itemIndex });
	}
	return new NodeApiError(node, plain(facts), {
		message,
		description,
		itemIndex,
		...(facts.httpStatus !== undefined && { httpCode: String(facts.httpStatus) }),
	});
}

/**
 * The JSON of the item that stands for a failed one. Exactly these two keys: n8n then routes it to the error output, keeps
 * the input's fields beside them, and keeps the pairing.
 */
export function toErrorJson(error: ItemError, itemIndex: number): IDataObject {
	const { message, description, facts } = error;
	const retryable = isRetryable(error);
	return { error: message, details: { description, itemIndex, retryable, ...plain(facts) } };
}

/** Anything that was thrown, as an `ItemError`. n8n's own errors (an expression that fails) keep their words. */
export function asItemError(thrown: unknown): ItemError {
	if (thrown instanceof ItemError) return thrown;
	if (!(thrown instanceof Error))
		return new ItemError('This item could not be processed', String(thrown));
	const description =
		'description' in thrown && typeof thrown.description === 'string' ? thrown.description : '';
	// Without a message n8n would take the item for a success.
	return new ItemError(thrown.message || 'This item could not be processed', description);
}

function plain({ fields, ...facts }: ErrorFacts): JsonObject {
	return { ...facts, ...(fields && { fields: fields.map((entry) => ({ ...entry })) }) };
}
