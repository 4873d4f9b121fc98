import { listServices } from '../../transport/api/services';
import { LIMIT_FIELDS, limitFrom, outputFields } from '../../fields/output';
import { SERVICE_OUTPUT } from '../../fields/outputShapes';
import type { Operation } from '../../run/operation';
import { warnIfIncomplete } from '../incomplete';

/** `GET /services`. */
export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many services',
		description: 'Retrieve a list of services',
	},
	calls: ['listServices'],
	fields: [...LIMIT_FIELDS, ...outputFields(SERVICE_OUTPUT)],
	output: SERVICE_OUTPUT,
	async run(item) {
		const { parameters, client } = item;
		const services = await listServices(client, limitFrom(parameters), warnIfIncomplete(item));
		return services.map((resource) => ({ resource }));
	},
};
