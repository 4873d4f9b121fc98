import { validateFieldType, type FieldType, type INodeProperties } from 'n8n-workflow';
import { ItemError } from '../errors/itemError';
import { isKept, mayMeanThousands } from '../json/numbers';
import { isObject, kindOf, ownValue, type JsonObject } from '../json/objects';
import { isPathName } from '../json/paths';
import { asJson, sendable, tooManyDigits } from './json';
import { rowsIn } from './values';

/** An object that is given field by field: under names of the user's own, or those that the chosen verification has. */

/** A list of typed fields with names of the user's own. `objectFromAssignments` reads it. */
export function fieldByField(name: string, label: string): INodeProperties {
	return {
		displayName: `${label} Fields`,
		name: `${name}Fields`,
		type: 'assignmentCollection',
		default: {},
		description: 'Use dots for nested fields, e.g. person.name. Those left empty are not sent.',
		displayOptions: { show: { [`${name}Mode`]: ['fields'] } },
	};
}

/** A choice of the fields that the verification has. `objectFromRecord` reads it. @param mapper the editor's method that lists them */
export function fieldsOfRecord(name: string, label: string, mapper: string): INodeProperties {
	return {
		displayName: `${label} Fields`,
		name: `${name}Record`,
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		required: true,
		description: 'Add the fields to change. Those left empty are not sent.',
		typeOptions: {
			loadOptionsDependsOn: ['verificationId.value'],
			resourceMapper: {
				resourceMapperMethod: mapper,
				mode: 'add',
				fieldWords: { singular: 'field', plural: 'fields' },
				// All fields at once would include every yes-or-no field as false, which nobody chose.
				addAllFields: false,
				valuesLabel: `${label} Fields`,
				supportAutoMap: false,
				noFieldsError: `The verification has no fields in its ${label.toLowerCase()}`,
			},
		},
		displayOptions: { show: { [`${name}Mode`]: ['record'] } },
	};
}

/** One field as the user filled it in. */
interface Assignment {
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
 * @throws ItemError when there are none, or one cannot be used
 */
export function objectFromAssignments(value: unknown, label: string): JsonObject | undefined {
	const fields = rowsIn(value, 'assignments').map(({ name, type, value: given }) => ({
		name: typeof name === 'string' ? name.trim() : '',
		type,
		value: given,
	}));
	return objectOf(fields, label);
}

/** As `objectFromAssignments`, from the fields that the editor offered. */
export function objectFromRecord(value: unknown, label: string): JsonObject | undefined {
	const values = isObject(value) ? value.value : undefined;
	const offered = rowsIn(value, 'schema');
	const fields = Object.entries(isObject(values) ? values : {}).map(([name, given]) => ({
		name,
		type: offered.find(({ id }) => id === name)?.type,
		// The editor keeps null for a field that nobody has filled in.
		value: given === null ? '' : given,
	}));
	return objectOf(fields, label);
}

function objectOf(fields: Assignment[], label: string): JsonObject | undefined {
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

function typed({ name, type, value }: Assignment, label: string): unknown {
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
	if (result.valid) {
		if (type === 'number' && !isKept(String(plain))) throw tooManyDigits(name, label);
		return asJson(result.newValue, label);
	}
	throw new ItemError(
		`The field '${name}' of '${label}' is not ${TYPES[type]}`,
		`Change its type or its value: it is ${kindOf(value)}`,
	);
}

function isFieldType(type: unknown): type is FieldType {
	return typeof type === 'string' && Object.hasOwn(TYPES, type);
}

/**
 * Sets a value at a dotted path, making the objects on the way: `person.name` → `{ person: { name } }`. The inverse of
 * `valuesByPath`.
 *
 * @throws ItemError when a part is empty or forbidden, or leads into something that is no object
 */
export function setAt(object: JsonObject, path: string, value: unknown, label: string): void {
	const parts = path.split('.');
	if (!parts.every(isPathName)) {
		throw new ItemError(
			`The name of the field '${path}' of '${label}' is not allowed`,
			'Use names separated by single dots, like person.name',
		);
	}
	const last = parts.pop() ?? '';
	let target = object;
	for (const name of parts) {
		const next = ownValue(target, name) ?? {};
		if (!isObject(next)) {
			throw new ItemError(
				`The field '${path}' of '${label}' does not fit the other fields`,
				`Another field gives '${name}' a value of its own. Keep one of the two.`,
			);
		}
		target[name] = next;
		target = next;
	}
	target[last] = value;
}
