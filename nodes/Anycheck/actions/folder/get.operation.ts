import { getFolder } from '../../transport/api/folders';
import type { Operation } from '../../run/operation';
import { outputFields } from '../../fields/output';
import { FOLDER_PICKER, pickedFolder } from '../../fields/pickers';
import { FOLDER_OUTPUT } from '../../fields/outputShapes';
/** `GET /folders/{id}`. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get folder',
		description: 'Retrieve a folder',
	},
	calls: ['getFolder'],
	fields: [...FOLDER_PICKER, ...outputFields(FOLDER_OUTPUT)],
	output: FOLDER_OUTPUT,
	async run({ parameters, client }) {
		return [{ resource: await getFolder(client, pickedFolder(parameters)) }];
	},
};
