import type { Resource } from '../../run/operation';
import { create } from './create.operation';
import { generateSchema } from './generateSchema.operation';
import { get } from './get.operation';
import { getMany } from './getMany.operation';
import { update } from './update.operation';

export const template: Resource = {
	option: {
		name: 'Template',
		value: 'template',
		description: 'What the service Document Extraction reads from a kind of document',
	},
	operations: [create, generateSchema, get, getMany, update],
	defaultOperation: getMany.option.value,
};
