import type { Resource } from '../../run/operation';
import { create } from './create.operation';
import { get } from './get.operation';
import { getMany } from './getMany.operation';

export const folder: Resource = {
	option: {
		name: 'Folder',
		value: 'folder',
		description: 'Holds verifications together, for example those of a project or a client',
	},
	operations: [create, get, getMany],
	defaultOperation: getMany.option.value,
};
