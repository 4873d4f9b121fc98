import { getFolder } from '../../transport/folders';
import { optionsField } from '../limitOptions';
import type { Operation } from '../operation';
import { SIMPLIFY } from '../simplifyField';
import { FOLDER_PICKER, pickedFolder } from './fields';
import { FOLDER_OUTPUT } from './output';

/** `GET /folders/{id}`. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get folder',
		description: 'Retrieve a folder',
	},
	calls: ['getFolder'],
	fields: [...FOLDER_PICKER, SIMPLIFY, optionsField()],
	output: FOLDER_OUTPUT,
	async run({ parameters, client }) {
		return [{ resource: await getFolder(client, pickedFolder(parameters)) }];
	},
};
