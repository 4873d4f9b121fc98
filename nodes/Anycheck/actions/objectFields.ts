import type { INodeProperties } from 'n8n-workflow';

/**
 * The fields with which a user gives an object, or leaves it unchanged. `objectParameter` reads them.
 *
 * @param name internal name, e.g. `output`; `<name>Mode` chooses the way
 * @param what the object in plain words, e.g. "the extracted data"
 */
export function objectFields(name: string, label: string, what: string): INodeProperties[] {
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
				{
					name: 'Using Fields Below',
					value: 'fields',
					description: 'Give names and values, one field at a time',
				},
				{
					name: 'Using JSON',
					value: 'json',
					description: 'Give the whole object as JSON, or as an expression',
				},
			],
		},
		{
			displayName: `${label} Fields`,
			name: `${name}Fields`,
			type: 'assignmentCollection',
			default: {},
			description: 'Use dots for nested fields, e.g. person.name',
			displayOptions: { show: { [`${name}Mode`]: ['fields'] } },
		},
		{
			displayName: label,
			name,
			type: 'json',
			default: '{}',
			description: `The ${label.toLowerCase()} to send. AnyCheck does not document whether it replaces what is there or is merged into it.`,
			displayOptions: { show: { [`${name}Mode`]: ['json'] } },
		},
	];
}
