import type { INodeProperties } from 'n8n-workflow';
import { locatorField, pickedId, type Pickable } from './locator';
import type { ItemParameters } from './parameters';

const SERVICE: Pickable = {
	name: 'serviceId',
	label: 'Service',
	description: 'The service to work with',
	searchMethod: 'searchServices',
	resource: 'service',
};

/** Picks one service. */
export const SERVICE_PICKER: INodeProperties[] = [locatorField(SERVICE)];

/** @throws ItemError when the picked value holds no id */
export function pickedService(parameters: ItemParameters): string {
	return pickedId(parameters, SERVICE);
}
