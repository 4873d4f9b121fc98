import { listFolders } from '../../transport/api/folders';
import { idFrom } from '../../verification/id';
import { LIMIT_FIELDS, limitFrom, outputFields } from '../../fields/output';
import { textFrom } from '../../fields/values';
import { GROUP_ID } from '../../fields/pickers';
import { FOLDER_OUTPUT } from '../../fields/outputShapes';
import type { Operation } from '../../run/operation';
import { warnIfIncomplete } from '../incomplete';

/** `GET /groups/{group_id}/folders`: the API lists the folders of one group only. */
export const getMany: Operation = {
	option: {
		name: 'Get Many',
		value: 'getAll',
		action: 'Get many folders',
		description: 'Retrieve a list of folders of a group',
	},
	calls: ['listFolders'],
	fields: [
		{ ...GROUP_ID, required: true },
		{
			displayName: 'Search',
			name: 'search',
			type: 'string',
			default: '',
			placeholder: 'e.g. March',
			description: 'Return only folders with this text in their name. Leave it empty for all.',
		},
		...LIMIT_FIELDS,
		...outputFields(FOLDER_OUTPUT),
	],
	output: FOLDER_OUTPUT,
	async run(item) {
		const { parameters, client } = item;
		const groupId = idFrom(parameters.value('groupId'), 'Group ID', 'group');
		const search = textFrom(parameters.value('search'), 'Search');
		const folders = await listFolders(
			client,
			groupId,
			search,
			limitFrom(parameters),
			warnIfIncomplete(item),
		);
		return folders.map((resource) => ({ resource }));
	},
};
