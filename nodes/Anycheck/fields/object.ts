import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { ItemError } from '../errors/itemError';
import type { JsonObject } from '../json/objects';
import { visible } from '../json/text';
import { fieldByField, hasAssignments, objectFromAssignments, type ObjectFor } from './assignments';
import { objectFromJson } from './json';
import type { ItemParameters } from './parameters';
import { fieldsOfRecord, objectFromRecord } from './recordFields';
import { choice } from './values';

/** An object that a user gives in one of several ways, chosen by the field `<name>Mode`. */

const USING_FIELDS: INodePropertyOptions = {
	name: 'Using Fields Below',
	value: 'fields',
	description: 'Enter names and values, one field at a time',
};

const USING_JSON: INodePropertyOptions = {
	name: 'Using JSON',
	value: 'json',
	description: 'Enter the whole object as JSON, or as an expression',
};

/**
 * The fields with which a user gives an object, or leaves it unchanged. `objectParameter` reads them.
 *
 * @param name internal name, e.g. `output`; `<name>Mode` chooses the way
 * @param what the object in plain words, e.g. "the extracted data"
 * @param mapper the editor's method that lists the fields of the chosen verification
 */
export function objectFields(
	name: string,
	label: string,
	what: string,
	mapper: string,
): INodeProperties[] {
	return [
		{
			displayName: `Update ${label}`,
			name: `${name}Mode`,
			type: 'options',
			default: 'unchanged',
			description: `How to set ${what}`,
			options: [
				{
					name: 'Leave Unchanged',
					value: 'unchanged',
					description: `Do not send ${what}`,
				},
				USING_FIELDS,
				{
					name: 'Using Fields of the Verification',
					value: 'record',
					description: 'Choose from the fields of the chosen verification',
				},
				USING_JSON,
			],
		},
		fieldByField(name, label),
		fieldsOfRecord(name, label, mapper),
		{
			displayName:
				"AnyCheck may drop the fields that are not sent. To keep them, add the option 'Write Mode' and choose 'Merge Into Current'.",
			name: `${name}Notice`,
			type: 'notice',
			default: '',
			displayOptions: {
				show: { '@version': [1], [`${name}Mode`]: ['fields', 'record', 'json'] },
				hide: { '/options.writeMode': ['merge'] },
			},
		},
		asWhole(
			name,
			label,
			`The ${label.toLowerCase()} to send. AnyCheck does not document whether it replaces what is there or is merged into it.`,
		),
	];
}

/** The fields with which a user gives a new object. `newObjectParameter` reads them. */
export function newObjectFields(name: string, label: string, what: string): INodeProperties[] {
	return [
		{
			displayName: `Specify ${label}`,
			name: `${name}Mode`,
			type: 'options',
			default: 'fields',
			description: `How to set ${what}`,
			options: [USING_FIELDS, USING_JSON],
		},
		fieldByField(name, label),
		asWhole(name, label, `The whole ${label.toLowerCase()}: ${what}`),
	];
}

function asWhole(name: string, label: string, description: string): INodeProperties {
	return {
		displayName: label,
		name,
		type: 'json',
		default: '{}',
		description,
		displayOptions: { show: { [`${name}Mode`]: ['json'] } },
	};
}

/**
 * The object that the fields give: not at all, field by field (own names, or those of the verification), or as JSON (text,
 * or an object from an expression).
 *
 * @param label the field's label, for messages
 * @returns undefined when it is to be left unchanged
 * @throws ItemError for anything that is no object
 */
export function objectParameter(
	parameters: ItemParameters,
	name: string,
	label: string,
): ObjectFor | undefined {
	const mode = parameters.value(`${name}Mode`) ?? 'unchanged';
	switch (visible(String(mode)).toLowerCase()) {
		case 'json': {
			const object = objectFromJson(parameters.value(name), label);
			return () => object;
		}
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
	return objectParameter(parameters, name, label)?.() ?? {};
}
