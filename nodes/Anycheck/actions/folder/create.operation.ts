import { createFolder } from '../../transport/api/folders';
import type { Operation } from '../../run/operation';
import { outputFields } from '../../fields/output';
import { requiredTextFrom } from '../../fields/values';
import { FOLDER_OUTPUT } from '../../fields/outputShapes';
/** `POST /folders`. */
export const create: Operation = {
	option: {
		name: 'Create',
		value: 'create',
		action: 'Create folder',
		description: 'Create a new folder',
	},
	calls: ['createFolder'],
	fields: [
		{
			displayName: 'Name',
			name: 'name',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. Loans March',
			description: 'Name of the folder. AnyCheck chooses its group and returns it.',
		},
		...outputFields(FOLDER_OUTPUT),
	],
	output: FOLDER_OUTPUT,
	async run({ parameters, client }) {
		const name = requiredTextFrom(parameters.value('name'), 'Name');
		return [{ resource: await createFolder(client, name) }];
	},
};
