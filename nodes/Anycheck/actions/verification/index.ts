import type { Resource } from '../operation';
import { get } from './get.operation';
import { getMany } from './getMany.operation';
import { update } from './update/update.operation';

export const verification: Resource = {
	option: {
		name: 'Verification',
		value: 'verification',
		description: 'An identity or document check, and its review',
	},
	operations: [get, getMany, update],
	defaultOperation: update.option.value,
};
