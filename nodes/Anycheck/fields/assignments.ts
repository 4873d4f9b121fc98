import type { INodeProperties } from 'n8n-workflow';
import { ItemError } from '../errors/itemError';
import { isObject, ownValue, type JsonObject } from '../json/objects';
import { isForbidden, pathIn, type Path } from '../json/paths';
import { trimmed } from '../json/text';
import { notAllowed } from './sendable';
import { typed, type Assignment } from './typed';
import { rowsIn } from './values';

/** An object that is given field by field, under names of the user's own. */

/** A list of typed fields with names of the user's own. `objectFromAssignments` reads it. */
export function fieldByField(name: string, label: string): INodeProperties {
	return {
		displayName: `${label} Fields`,
		name: `${name}Fields`,
		type: 'assignmentCollection',
		default: {},
		description: "Use dots for nested fields, e.g. person.name. Empty fields aren't sent.",
		displayOptions: { show: { [`${name}Mode`]: ['fields'] } },
	};
}

/** Whether the editor's list of typed fields holds any. */
export function hasAssignments(value: unknown): boolean {
	return isObject(value) && Array.isArray(value.assignments) && value.assignments.length > 0;
}

/**
 * An object, as it is where a record is known: names with dots and spaces that the record has are fields of their own.
 * @throws ItemError when a name is not allowed, or does not fit the others
 */
export type ObjectFor = (record?: unknown) => JsonObject;

/**
 * An object from the editor's list of typed fields; dots in a name lead into nested objects. Those left empty, as the cells
 * of a spreadsheet are, are not part of it.
 *
 * @returns undefined when all are empty
 * @throws ItemError when there are none, or one cannot be used
 */
export function objectFromAssignments(value: unknown, label: string): ObjectFor | undefined {
	const rows = rowsIn(value, 'assignments').map(({ name, type, value: given }) => ({
		name: typeof name === 'string' ? name : '',
		type,
		value: given,
	}));
	const fields = filledIn(rows, label);
	return fields && ((record) => objectOf(fields, label, (name) => meantPath(name, label, record)));
}

/** Those that are not empty, with values of their types; undefined when all are. @throws ItemError when one cannot be used */
export function filledIn(rows: readonly Assignment[], label: string): Assignment[] | undefined {
	if (rows.length === 0) {
		throw new ItemError(
			`'${label}' has no fields`,
			`Fill in at least one field, or choose to leave '${label}' unchanged`,
		);
	}
	const fields = rows
		.filter(({ value }) => typeof value !== 'string' || trimmed(value) !== '')
		.map((field) => {
			if (trimmed(field.name) !== '') return { ...field, value: typed(field, label) };
			throw new ItemError(
				`A field of '${label}' has no name`,
				'Give every field a name, or remove it',
			);
		});
	return fields.length > 0 ? fields : undefined;
}

/** Dots lead further in, but not where the record has them in a name. A space beside one stands in such a name only. */
function meantPath(name: string, label: string, record: unknown): Path {
	const path = pathIn(record, name);
	let within = record;
	for (const part of path) {
		const isKnown = isObject(within) && Object.hasOwn(within, part);
		if (!isKnown && (part === '' || part.trim() !== part)) {
			throw notAllowed(
				name,
				label,
				"Use names separated by single dots, like person.name. If the dot belongs to the name, choose 'Using Fields of the Verification' or JSON. With 'Write Mode' on Merge Into Current, the node finds out itself.",
			);
		}
		within = isKnown ? ownValue(within as JsonObject, part) : undefined;
	}
	return path;
}

/** The object that the fields make together. @param pathOf where each belongs */
export function objectOf(
	fields: readonly Assignment[],
	label: string,
	pathOf: (name: string) => Path,
): JsonObject {
	const object: JsonObject = {};
	for (const { name, value } of fields) setAt(object, pathOf(name), value, label);
	return object;
}

/**
 * Sets a value at a path, making the objects on the way: `{ person: { name } }`. The inverse of `valuesByPath`.
 * @throws ItemError when a name is forbidden, or the path leads into something that is no object
 */
export function setAt(object: JsonObject, path: Path, value: unknown, label: string): void {
	const name = path.join('.');
	if (path.some(isForbidden)) throw notAllowed(name, label, 'Choose another name');
	const last = path.at(-1) ?? '';
	let target = object;
	for (const part of path.slice(0, -1)) {
		const next = ownValue(target, part) ?? {};
		if (!isObject(next)) {
			throw new ItemError(
				`The field '${name}' of '${label}' does not fit the other fields`,
				`Another field gives '${part}' a value of its own. Keep one of the two.`,
			);
		}
		target[part] = next;
		target = next;
	}
	target[last] = value;
}
