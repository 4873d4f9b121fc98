import type { INodeProperties } from 'n8n-workflow';
import { ItemError } from '../errors/itemError';
import { isObject, ownValue, type JsonObject } from '../json/objects';
import { isPathName } from '../json/paths';
import { typed, type Assignment } from './typed';
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
	return object;
}

function isEmpty(value: unknown): boolean {
	return typeof value === 'string' && value.trim() === '';
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
