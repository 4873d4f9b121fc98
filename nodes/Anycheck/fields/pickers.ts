import type { INodeProperties } from 'n8n-workflow';
import { EXAMPLE_ID, idFrom } from '../verification/id';
import type { JsonObject } from '../json/objects';
import type { ItemParameters } from './parameters';

/** Fields that pick one verification, folder, service or template, and the ID that they hold. */

/** What a user picks one of. */
interface Pickable {
	/** Internal name of the field, e.g. `folderId`. */
	name: string;
	/** Its label, e.g. "Folder". */
	label: string;
	description: string;
	/** Name of the editor's method that lists what there is. */
	searchMethod: string;
	/** How links name it, e.g. `folder`. */
	resource: string;
	/** How a new node picks it. */
	mode: 'list' | 'id';
}

const VERIFICATION: Pickable = {
	name: 'verificationId',
	label: 'Verification',
	description: 'The verification to work on',
	searchMethod: 'searchVerifications',
	resource: 'verification',
	mode: 'id',
};

const FOLDER: Pickable = {
	name: 'folderId',
	label: 'Folder',
	description: 'The folder to work on',
	searchMethod: 'searchFolders',
	resource: 'folder',
	mode: 'list',
};

const SERVICE: Pickable = {
	name: 'serviceId',
	label: 'Service',
	description: 'The service to work with',
	searchMethod: 'searchServices',
	resource: 'service',
	mode: 'list',
};

const TEMPLATE: Pickable = {
	name: 'templateId',
	label: 'Template',
	description: 'The template to work on',
	searchMethod: 'searchTemplates',
	resource: 'template',
	mode: 'list',
};

/** The API lists the folders of one group only, and tells a folder's group with the folder. */
export const GROUP_ID: INodeProperties = {
	displayName: 'Group ID',
	name: 'groupId',
	type: 'string',
	default: '',
	placeholder: `e.g. ${EXAMPLE_ID}`,
	description:
		"The group whose folders are listed. If you don't know its ID, enter the ID or link of any folder in it.",
};

/** What the editor calls the field above the list of verifications. */
export const RESULT_GROUP_LABEL = 'Result Group ID (for the List)';

/** Picks one verification; the list needs to know of which result group. */
export const VERIFICATION_PICKER: INodeProperties[] = [
	{
		displayName: RESULT_GROUP_LABEL,
		name: 'resultId',
		type: 'string',
		default: '',
		placeholder: `e.g. ${EXAMPLE_ID}`,
		description: 'The result group whose verifications the list below shows',
		displayOptions: { show: { '/verificationId.mode': ['list'] } },
	},
	locator(VERIFICATION),
];

/** Picks one folder; the list needs to know of which group. */
export const FOLDER_PICKER: INodeProperties[] = [
	{ ...GROUP_ID, displayOptions: { show: { '/folderId.mode': ['list'] } } },
	locator(FOLDER),
];

/** Picks one service. */
export const SERVICE_PICKER: INodeProperties[] = [locator(SERVICE)];

/** Picks one template, custom or prebuilt. */
export const TEMPLATE_PICKER: INodeProperties[] = [locator(TEMPLATE)];

/** The ID of the picked verification. @throws ItemError when the picked value holds no ID */
export const pickedVerification = pickedBy(VERIFICATION);

/**
 * The one that was picked when the workflow began to wait: an expression may find another one later.
 * @param note what was remembered of the item then
 */
export function pinnedVerification(parameters: ItemParameters, { id }: JsonObject): string {
	return typeof id === 'string' ? id : pickedVerification(parameters);
}

/** The same of the picked folder. */
export const pickedFolder = pickedBy(FOLDER);

/** The same of the picked service. */
export const pickedService = pickedBy(SERVICE);

/** The same of the picked template. */
export const pickedTemplate = pickedBy(TEMPLATE);

/** A field that picks one by list, by ID or by a pasted link. */
function locator(pickable: Pickable): INodeProperties {
	const { name, label, description, searchMethod, resource, mode } = pickable;
	const url = `https://api.anycheck.ai/${resource}s/${EXAMPLE_ID}`;
	return {
		displayName: label,
		name,
		type: 'resourceLocator',
		default: { mode, value: '' },
		required: true,
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Choose a ${label.toLowerCase()}…`,
				typeOptions: { searchListMethod: searchMethod, searchable: true },
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: `e.g. ${EXAMPLE_ID}`,
			},
			{ displayName: 'By URL', name: 'url', type: 'string', placeholder: `e.g. ${url}` },
		],
	};
}

function pickedBy({ name, label, resource }: Pickable): (parameters: ItemParameters) => string {
	return (parameters) => idFrom(parameters.located(name), label, resource);
}
