import { validateFieldType, type FieldType } from 'n8n-workflow';
import { ItemError } from '../errors/itemError';
import { isKept, mayMeanThousands } from '../json/numbers';
import { isObject, kindOf, type JsonObject } from '../json/objects';
import { setAt } from './paths';
import { asJson } from './asJson';
import { refuseNumber, sendable } from './givenNumbers';

/** One field as the user filled it in. */
interface Field {
	name: string;
	type: unknown;
	value: unknown;
}

/** Whether the editor's list of typed fields holds any. */
export function hasAssignments(value: unknown): boolean {
	return isObject(value) && Array.isArray(value.assignments) && value.assignments.length > 0;
}

/**
 * An object from the editor's list of typed fields; dots in a name lead into nested objects. Those left empty, as the cells
 * of a spreadsheet are, are not part of it.
 *
 * @returns undefined when all are empty
 */
export function objectFromAssignments(value: unknown, label: string): JsonObject | undefined {
	const assignments = isObject(value) && Array.isArray(value.assignments) ? value.assignments : [];
	const fields = assignments.filter(isObject).map(({ name, type, value: given }) => ({
		name: typeof name === 'string' ? name.trim() : '',
		type,
		value: given,
	}));
	return objectOf(fields, label);
}

/** As `objectFromAssignments`, from the fields that the editor offered. */
export function objectFromRecord(value: unknown, label: string): JsonObject | undefined {
	const { value: values, schema } = isObject(value) ? value : {};
	const offered = Array.isArray(schema) ? schema.filter(isObject) : [];
	const fields = Object.entries(isObject(values) ? values : {})
		// The editor keeps null for a field that nobody has filled in.
		.map(([name, given]) => {
			return {
				name,
				type: offered.find(({ id }) => id === name)?.type,
				value: given === null ? '' : given,
			};
		});
	return objectOf(fields, label);
}

function objectOf(fields: Field[], label: string): JsonObject | undefined {
	const filledIn = fields.filter(({ value }) => !isEmpty(value));
	if (fields.length === 0) {
		throw new ItemError(
			`'${label}' has no fields`,
			`Fill in at least one field, or choose to leave '${label}' unchanged`,
		);
	}
	if (filledIn.length === 0) return undefined;
	const object: JsonObject = {};
	for (const field of filledIn) {
		if (field.name === '') {
			throw new ItemError(
				`A field of '${label}' has no name`,
				'Give every field a name, or remove it',
			);
		}
		setAt(object, field.name, typed(field, label), label);
	}
	return sendable(object, label);
}

function isEmpty(value: unknown): boolean {
	return typeof value === 'string' && value.trim() === '';
}

const TYPES: Readonly<Record<string, string>> = {
	string: 'text',
	number: 'a number',
	boolean: 'true or false',
	array: 'a list',
	object: 'an object',
};

function typed({ name, type, value }: Field, label: string): unknown {
	if (value === undefined) {
		throw new ItemError(
			`The field '${name}' of '${label}' has no value`,
			'Its expression finds nothing: check the name of the column or field it uses. To remove a field, use null.',
		);
	}
	const plain = asJson(value, label);
	if (plain === null || !isFieldType(type)) return plain;
	if (type === 'number' && typeof plain === 'string' && mayMeanThousands(plain)) {
		throw new ItemError(
			`The number in the field '${name}' of '${label}' can be read in two ways`,
			'Its dot may stand for thousands or for decimals. Give it without separators, like 1250, or with more decimals, like 1.2500.',
		);
	}
	const result = validateFieldType(name, plain, type);
	const isRounded = result.valid && type === 'number' && !isKept(String(plain));
	if (isRounded) refuseNumber(name, label);
	if (result.valid) return asJson(result.newValue, label);
	throw new ItemError(
		`The field '${name}' of '${label}' is not ${TYPES[type]}`,
		`Change its type or its value: it is ${kindOf(value)}`,
	);
}

function isFieldType(type: unknown): type is FieldType {
	return typeof type === 'string' && Object.hasOwn(TYPES, type);
}
