import type { INodeProperties } from 'n8n-workflow';
import { isObject } from '../json/objects';
import type { Path } from '../json/paths';
import { filledIn, objectOf, type ObjectFor } from './assignments';
import { rowsIn } from './values';

/** An object that is given by fields that the chosen verification has. */

/** A choice of the fields that the verification has. `objectFromRecord` reads it. @param mapper the editor's method that lists them */
export function fieldsOfRecord(name: string, label: string, mapper: string): INodeProperties {
	return {
		displayName: `${label} Fields`,
		name: `${name}Record`,
		type: 'resourceMapper',
		noDataExpression: true,
		default: { mappingMode: 'defineBelow', value: null },
		required: true,
		description: "Add the fields to change. Empty fields aren't sent.",
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

/** As `objectFromAssignments`, from the fields that the editor offered. */
export function objectFromRecord(value: unknown, label: string): ObjectFor | undefined {
	const values = isObject(value) ? value.value : undefined;
	const offered = new Map(rowsIn(value, 'schema').map((field) => [field.id, field]));
	const rows = Object.entries(isObject(values) ? values : {}).map(([name, given]) => ({
		name,
		type: offered.get(name)?.type,
		// The editor keeps null for a field that nobody has filled in.
		value: given === null ? '' : given,
	}));
	const fields = filledIn(rows, label);
	return (
		fields && (() => objectOf(fields, label, (id) => pathOf(id, offered.get(id)?.displayName)))
	);
}

/**
 * How the editor and the saved workflow know a field, and what the editor calls it: its names with dots between them. Where a
 * name has dots or spaces around it, the ID is a JSON Pointer (RFC 6901): the editor takes all of its characters. `pathOf` reads it.
 */
export function fieldOf(path: Path): { id: string; displayName: string } {
	const displayName = path.join('.');
	const isPlain =
		!displayName.startsWith('/') &&
		path.every((name) => /^[^.]+$/.test(name) && name.trim() === name);
	const pointer = path.map((name) => `/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`);
	return { id: isPlain ? displayName : pointer.join(''), displayName };
}

function pathOf(id: string, displayName: unknown): Path {
	if (!id.startsWith('/') || displayName === id) return id.split('.');
	const names = id.slice(1).split('/');
	return names.map((name) => name.replace(/~1/g, '/').replace(/~0/g, '~'));
}
