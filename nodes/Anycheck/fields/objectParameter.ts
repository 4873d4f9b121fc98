import { ItemError } from '../errors/itemError';
import { asJson } from './asJson';
import { isObject, kindOf, type JsonObject } from '../json/objects';
import { parseExactly } from '../json/numbers';
import { sendable } from './givenNumbers';
import { hasAssignments, objectFromAssignments, objectFromRecord } from './objectFromFields';
import { choice } from './optionValues';
import type { ItemParameters } from './parameters';

/**
 * An object that a user gives in one of several ways, chosen by the field `<name>Mode`: not at all, field by field
 * (own names, or those of the verification), or as JSON (text, or an object from an expression).
 *
 * @param label the field's label, for messages
 * @returns undefined when it is to be left unchanged
 * @throws ItemError for anything that is no object; values are never repeated, they may be personal data
 */
export function objectParameter(
	parameters: ItemParameters,
	name: string,
	label: string,
): JsonObject | undefined {
	const mode = parameters.value(`${name}Mode`) ?? 'unchanged';
	switch (String(mode).trim().toLowerCase()) {
		case 'json':
			return objectFromJson(parameters.value(name), label);
		case 'fields':
			return objectFromAssignments(parameters.value(`${name}Fields`), label);
		case 'record':
			return objectFromRecord(parameters.value(`${name}Record`), label);
		case 'unchanged':
		case '':
			return undefined;
		default:
			throw new ItemError(
				`'Update ${label}' has a value that is not understood`,
				'Choose one of the list. In an expression, use unchanged, fields, record or json.',
			);
	}
}

/** As `objectParameter`, for a new object, which may be empty. */
export function newObjectParameter(
	parameters: ItemParameters,
	name: string,
	label: string,
): JsonObject {
	const mode = choice(parameters.value(`${name}Mode`), `'Specify ${label}'`, ['fields', 'json']);
	if (mode === 'fields' && !hasAssignments(parameters.value(`${name}Fields`))) return {};
	return objectParameter(parameters, name, label) ?? {};
}

/** An object from JSON text, or as it comes from an expression. */
export function objectFromJson(value: unknown, label: string): JsonObject {
	const parsed = typeof value === 'string' ? parse(value, label) : asJson(value, label);
	if (isObject(parsed)) return sendable(parsed, label);
	throw new ItemError(
		`'${label}' is not an object`,
		`Expected fields in curly braces, like {"is_match_face": true}, but got ${kindOf(parsed)}`,
	);
}

function parse(text: string, label: string): unknown {
	if (text.trim() === '') return undefined;
	try {
		return parseExactly(text);
	} catch (error) {
		return notJson(label, text, error);
	}
}

function notJson(label: string, text: string, error: unknown): never {
	// The parser's own message quotes the text, which may be personal data: only the position is taken from it.
	const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
	const line = position && text.slice(0, Number(position)).split('\n').length;
	throw new ItemError(
		`'${label}' is not valid JSON`,
		`Check ${line ? `line ${line} ` : ''}for missing quotes, commas or brackets. If values come from other nodes, use fields instead of JSON: a quote inside a value cannot break those.`,
	);
}
