import { ItemError } from '../errors/itemError';
import { parseExactly } from '../json/numbers';
import { isObject, kindOf, type JsonObject } from '../json/objects';
import { hasHidden, trimmed } from '../json/text';
import { asJson, GIVE_AS_TEXT, sendable, WAS_ROUNDED } from './sendable';

/** Reads fields that hold JSON. Messages never repeat a value, it may be personal data. */

/** An object from JSON text, or as it comes from an expression. @throws ItemError when it is none, or cannot be sent */
export function objectFromJson(value: unknown, label: string): JsonObject {
	const isText = typeof value === 'string';
	const parsed = isText ? parsedField(value, label) : asJson(value, label);
	if (isObject(parsed)) return sendable(parsed, label, isText ? GIVE_AS_TEXT : WAS_ROUNDED);
	throw new ItemError(
		`'${label}' is not an object`,
		`Expected fields in curly braces, like {"is_match_face": true}, but got ${kindOf(parsed)}`,
	);
}

function parsedField(text: string, label: string): unknown {
	const json = trimmed(text);
	if (json === '') return undefined;
	try {
		return parseExactly(json);
	} catch (error) {
		throw notJson(label, json, error);
	}
}

function notJson(label: string, text: string, error: unknown): ItemError {
	// The parser's own message quotes the text, which may be personal data: only the position is taken from it.
	const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
	const line = position && text.slice(0, Number(position)).split('\n').length;
	const hidden = hasHidden(text) ? ', and for invisible spaces and characters' : '';
	return new ItemError(
		`'${label}' is not valid JSON`,
		`Check ${line ? `line ${line} ` : ''}for missing quotes, commas or brackets${hidden}. If values come from other nodes, use fields instead of JSON: a quote inside a value cannot break those.`,
	);
}
