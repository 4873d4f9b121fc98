import type { Resource } from '../../run/operation';
import { get } from './get.operation';
import { getMany } from './getMany.operation';

export const service: Resource = {
	option: {
		name: 'Service',
		value: 'service',
		description: 'What AnyCheck can verify, and what it costs',
	},
	operations: [get, getMany],
	defaultOperation: getMany.option.value,
};
