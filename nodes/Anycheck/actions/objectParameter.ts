import { validateFieldType, type FieldType } from 'n8n-workflow';
import { ItemError } from '../errors/itemError';
import { isObject, kindOf, type JsonObject } from '../verification/objects';
import { setAt } from '../verification/paths';
import type { ItemParameters } from './parameters';

/**
 * An object that a user gives in one of several ways, chosen by the field `<name>Mode`: not at all, field by field,
 * or as JSON (text, or an object from an expression).
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
	switch (parameters.text(`${name}Mode`)) {
		case 'json':
			return objectFromJson(parameters.value(name), label);
		case 'fields':
			return objectFromFields(parameters.value(`${name}Fields`), label);
		default:
			return undefined;
	}
}

/** An object from JSON text, or as it comes from an expression. */
export function objectFromJson(value: unknown, label: string): JsonObject {
	const parsed = typeof value === 'string' ? parse(value, label) : value;
	if (isObject(parsed)) return parsed;
	throw new ItemError(
		`'${label}' is not an object`,
		`Expected fields in curly braces, like {"is_match_face": true}, but got ${kindOf(parsed)}`,
	);
}

function parse(text: string, label: string): unknown {
	if (text.trim() === '') return undefined;
	try {
		const value: unknown = JSON.parse(text);
		return value;
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

/** An object from the editor's list of typed fields; dots in a name lead into nested objects. */
function objectFromFields(value: unknown, label: string): JsonObject {
	const object: JsonObject = {};
	for (const assignment of assignmentsIn(value)) {
		const name = String(assignment.name ?? '').trim();
		if (name === '') {
			throw new ItemError(
				`A field of '${label}' has no name`,
				'Give every field a name, or remove it',
			);
		}
		setAt(object, name, typed(assignment, name, label), label);
	}
	if (Object.keys(object).length > 0) return object;
	throw new ItemError(
		`'${label}' has no fields`,
		`Add at least one field, or choose to leave '${label}' unchanged`,
	);
}

function assignmentsIn(value: unknown): JsonObject[] {
	const assignments = isObject(value) ? value.assignments : undefined;
	return Array.isArray(assignments) ? assignments.filter(isObject) : [];
}

const FIELD_TYPES: readonly FieldType[] = ['string', 'number', 'boolean', 'array', 'object'];

function typed({ value, type }: JsonObject, name: string, label: string): unknown {
	const fieldType = FIELD_TYPES.find((known) => known === type);
	if (value === undefined || value === null) return null;
	if (fieldType === undefined) return value;
	const result = validateFieldType(name, value, fieldType);
	if (result.valid) return result.newValue;
	throw new ItemError(
		`The field '${name}' of '${label}' is not ${NAMES[fieldType]}`,
		`Change its type or its value: it is ${kindOf(value)}`,
	);
}

const NAMES: Readonly<Partial<Record<FieldType, string>>> = {
	string: 'text',
	number: 'a number',
	boolean: 'true or false',
	array: 'a list',
	object: 'an object',
};
