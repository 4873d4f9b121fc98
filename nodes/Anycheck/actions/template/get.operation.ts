import { getTemplate } from '../../transport/api/templates';
import type { Operation } from '../../run/operation';
import { outputFields } from '../../fields/output';
import { pickedTemplate, TEMPLATE_PICKER } from '../../fields/pickers';
import { TEMPLATE_OUTPUT } from '../../fields/outputShapes';
/** `GET /templates/{id}`. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get template',
		description: 'Retrieve a template',
	},
	calls: ['getTemplate'],
	fields: [...TEMPLATE_PICKER, ...outputFields(TEMPLATE_OUTPUT)],
	output: TEMPLATE_OUTPUT,
	async run({ parameters, client }) {
		return [{ resource: await getTemplate(client, pickedTemplate(parameters)) }];
	},
};
