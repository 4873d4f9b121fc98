import { ItemError } from '../errors/itemError';
import { longNumberAt, parseExactly } from '../json/numbers';
import { isObject, kindOf, type JsonObject } from '../json/objects';

/** Values of fields as the JSON that they are sent as. Messages never repeat a value, it may be personal data. */

/** An object from JSON text, or as it comes from an expression. @throws ItemError when it is none, or cannot be sent */
export function objectFromJson(value: unknown, label: string): JsonObject {
	const parsed = typeof value === 'string' ? parsedField(value, label) : asJson(value, label);
	if (isObject(parsed)) return sendable(parsed, label);
	throw new ItemError(
		`'${label}' is not an object`,
		`Expected fields in curly braces, like {"is_match_face": true}, but got ${kindOf(parsed)}`,
	);
}

function parsedField(text: string, label: string): unknown {
	if (text.trim() === '') return undefined;
	try {
		return parseExactly(text);
	} catch (error) {
		throw notJson(label, text, error);
	}
}

function notJson(label: string, text: string, error: unknown): ItemError {
	// The parser's own message quotes the text, which may be personal data: only the position is taken from it.
	const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
	const line = position && text.slice(0, Number(position)).split('\n').length;
	return new ItemError(
		`'${label}' is not valid JSON`,
		`Check ${line ? `line ${line} ` : ''}for missing quotes, commas or brackets. If values come from other nodes, use fields instead of JSON: a quote inside a value cannot break those.`,
	);
}

/**
 * A value from an expression as JSON: dates become text, undefined fields vanish. A copy, so that the input item it may
 * belong to stays as it is.
 *
 * @throws ItemError when it cannot be JSON, for example because it contains itself
 */
export function asJson(value: unknown, label: string): unknown {
	if (typeof value !== 'object' || value === null) return value;
	try {
		const copy: unknown = JSON.parse(JSON.stringify(value));
		return copy;
	} catch {
		throw containsItself(label);
	}
}

function containsItself(label: string): ItemError {
	return new ItemError(
		`'${label}' cannot be sent as JSON`,
		'Its expression gives something that contains itself. Choose the fields that you need.',
	);
}

/** The object, if every number in it can be sent as it is meant. @throws ItemError when one has too many digits */
export function sendable(object: JsonObject, label: string): JsonObject {
	const path = longNumberAt(object);
	if (path === undefined) return object;
	throw tooManyDigits(path, label);
}

/** Why the number in a field cannot be sent. @param path the dotted path of the field */
export function tooManyDigits(path: string, label: string): ItemError {
	return new ItemError(
		`The field '${path}' of '${label}' is a number with more digits than n8n can keep`,
		'Give it as text: in quotes in JSON, or as a field of the type String',
	);
}
