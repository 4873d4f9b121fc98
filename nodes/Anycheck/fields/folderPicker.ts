import type { INodeProperties } from 'n8n-workflow';
import { EXAMPLE_ID } from '../verification/id';
import { locatorField, pickedId, type Pickable } from './locator';
import type { ItemParameters } from './parameters';

const FOLDER: Pickable = {
	name: 'folderId',
	label: 'Folder',
	description: 'The folder to work on',
	searchMethod: 'searchFolders',
	resource: 'folder',
};

/** The API lists the folders of one group only, and tells a folder's group with the folder. */
export const GROUP_ID: INodeProperties = {
	displayName: 'Group ID',
	name: 'groupId',
	type: 'string',
	default: '',
	placeholder: `e.g. ${EXAMPLE_ID}`,
	description:
		"The group whose folders are listed. It is in the details of each of its folders, as the ID of 'group': create or get a folder to see it. AnyCheck does not document another way to find it with an API key.",
};

/** Picks one folder; the list needs to know of which group. */
export const FOLDER_PICKER: INodeProperties[] = [
	{ ...GROUP_ID, displayOptions: { show: { '/folderId.mode': ['list'] } } },
	locatorField(FOLDER),
];

/** @throws ItemError when the picked value holds no id */
export function pickedFolder(parameters: ItemParameters): string {
	return pickedId(parameters, FOLDER);
}
