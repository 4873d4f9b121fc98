import { getService } from '../../transport/api/services';
import type { Operation } from '../../run/operation';
import { outputFields } from '../../fields/outputFields';
import { pickedService, SERVICE_PICKER } from '../../fields/servicePicker';
import { SERVICE_OUTPUT } from './output';

/** `GET /services/{id}`. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get service',
		description: 'Retrieve a service',
	},
	calls: ['getService'],
	fields: [...SERVICE_PICKER, ...outputFields(SERVICE_OUTPUT)],
	output: SERVICE_OUTPUT,
	async run({ parameters, client }) {
		return [{ resource: await getService(client, pickedService(parameters)) }];
	},
};
