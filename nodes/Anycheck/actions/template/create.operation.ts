import type { IDataObject } from 'n8n-workflow';
import { createTemplate } from '../../transport/api/templates';
import type { Operation } from '../../run/operation';
import type { ItemParameters } from '../../fields/parameters';
import { outputFields } from '../../fields/output';
import { requiredTextFrom } from '../../fields/values';
import { TEMPLATE_OUTPUT } from '../../fields/outputShapes';
import { EXTRA_FIELDS, extrasFrom } from './extraFields';
import { schemaFrom, NEW_SCHEMA } from './schemaField';
/** `POST /templates`. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create template',
		description: 'Create a new template of your organization',
	},
	calls: ['createTemplate'],
	fields: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Salary Slip',
			description: 'Name of the template',
		},
		{
			displayName: 'Description',
			name: 'description',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Monthly salary slip',
			description: 'What kind of document it is for',
		},
		...NEW_SCHEMA,
		{
			displayName: 'Additional Fields',
			name: 'additionalFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
			options: EXTRA_FIELDS,
		},
		...outputFields(TEMPLATE_OUTPUT),
	],
	output: TEMPLATE_OUTPUT,
	async run({ parameters, client }) {
		return [{ resource: await createTemplate(client, bodyFrom(parameters)) }];
	},
};

function bodyFrom(parameters: ItemParameters): IDataObject {
	return {
		name: requiredTextFrom(parameters.value('name'), 'Name'),
		description: requiredTextFrom(parameters.value('description'), 'Description'),
		schema: schemaFrom(parameters),
		...extrasFrom(parameters.value('additionalFields')),
	};
}
