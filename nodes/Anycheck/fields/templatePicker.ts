import type { INodeProperties } from 'n8n-workflow';
import { locatorField, pickedId, type Pickable } from './locator';
import type { ItemParameters } from './parameters';

const TEMPLATE: Pickable = {
	name: 'templateId',
	label: 'Template',
	description: 'The template to work on',
	searchMethod: 'searchTemplates',
	resource: 'template',
};

/** Picks one template, custom or prebuilt. */
export const TEMPLATE_PICKER: INodeProperties[] = [locatorField(TEMPLATE)];

/** @throws ItemError when the picked value holds no id */
export function pickedTemplate(parameters: ItemParameters): string {
	return pickedId(parameters, TEMPLATE);
}
