import { getService } from '../../transport/api/services';
import type { Operation } from '../../run/operation';
import { outputFields } from '../../fields/output';
import { pickedService, SERVICE_PICKER } from '../../fields/pickers';
import { SERVICE_OUTPUT } from '../../fields/outputShapes';
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
