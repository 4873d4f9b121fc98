import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

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
					description: 'Choose from the fields that the chosen verification has',
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
				show: { [`${name}Mode`]: ['fields', 'record', 'json'] },
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

/** The fields with which a user gives a new object. */
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

const USING_FIELDS: INodePropertyOptions = {
	name: 'Using Fields Below',
	value: 'fields',
	description: 'Give names and values, one field at a time',
};

const USING_JSON: INodePropertyOptions = {
	name: 'Using JSON',
	value: 'json',
	description: 'Give the whole object as JSON, or as an expression',
};

function fieldByField(name: string, label: string): INodeProperties {
	return {
		displayName: `${label} Fields`,
		name: `${name}Fields`,
		type: 'assignmentCollection',
		default: {},
		description: 'Use dots for nested fields, e.g. person.name. Those left empty are not sent.',
		displayOptions: { show: { [`${name}Mode`]: ['fields'] } },
	};
}

function fieldsOfRecord(name: string, label: string, mapper: string): INodeProperties {
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
