import type { INodeProperties } from 'n8n-workflow';
import { EXAMPLE_ID, idFrom } from '../verification/id';
import type { ItemParameters } from './parameters';

/** What a user picks one of: a verification, a folder, … */
export interface Pickable {
	/** Internal name of the field, e.g. `folderId`. */
	name: string;
	/** Its label, e.g. "Folder". */
	label: string;
	description: string;
	/** Name of the editor's method that lists what there is. */
	searchMethod: string;
	/** How links name it, e.g. `folder`. */
	resource: string;
}

/** A field that picks one by list, by ID or by a pasted link. `pickedId` reads it. */
export function locatorField({
	name,
	label,
	description,
	searchMethod,
	resource,
}: Pickable): INodeProperties {
	const url = `https://api.anycheck.ai/${resource}s/${EXAMPLE_ID}`;
	return {
		displayName: label,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
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

/** @throws ItemError when the picked value holds no id */
export function pickedId(parameters: ItemParameters, { name, label, resource }: Pickable): string {
	return idFrom(parameters.located(name), label, resource);
}
