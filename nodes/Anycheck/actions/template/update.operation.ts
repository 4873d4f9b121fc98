import type { IDataObject } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import { putTemplate } from '../../transport/api/templates';
import { isObject } from '../../json/objects';
import type { Operation } from '../../run/operation';
import type { ItemParameters } from '../../fields/parameters';
import { outputFields } from '../../fields/output';
import { textFrom } from '../../fields/values';
import { pickedTemplate, TEMPLATE_PICKER } from '../../fields/pickers';
import { TEMPLATE_OUTPUT } from '../../fields/outputShapes';
import { extrasFrom, UPDATE_FIELDS } from './extraFields';
import { schemaFrom, CHANGED_SCHEMA } from './schemaField';
/** `PUT /templates/{id}`. Only what the user set is sent. */
export const update: Operation = {
	option: {
		name: 'Update',
		value: 'update',
		action: 'Update template',
		description: 'Update one or more templates of your organization',
	},
	calls: ['updateTemplate'],
	fields: [...TEMPLATE_PICKER, ...CHANGED_SCHEMA, UPDATE_FIELDS, ...outputFields(TEMPLATE_OUTPUT)],
	output: TEMPLATE_OUTPUT,
	async run({ parameters, client }) {
		const id = pickedTemplate(parameters);
		const body = bodyFrom(parameters);
		// Two items may be about the same template: the later one wins.
		const resource = await client.runExclusive(id, async () => await putTemplate(client, id, body));
		return [{ resource }];
	},
};

function bodyFrom(parameters: ItemParameters): IDataObject {
	const value = parameters.value('updateFields');
	const fields = isObject(value) ? value : {};
	const name = textFrom(fields.name, 'Name');
	const description = textFrom(fields.description, 'Description');
	const schema = schemaFrom(parameters);
	const body = {
		...(name !== '' && { name }),
		...(description !== '' && { description }),
		...(schema && { schema }),
		...extrasFrom(fields),
	};
	if (Object.keys(body).length > 0) return body;
	throw new ItemError(
		'There is nothing to update',
		"Set the schema under 'Update Schema', or fill in at least one of the 'Update Fields'",
	);
}
