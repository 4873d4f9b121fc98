import type { INodeProperties } from 'n8n-workflow';
import { requiredNumber } from './optionValues';
import type { ItemParameters } from './parameters';

/** The two fields of every "Get Many". */
export const LIMIT_FIELDS: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		default: 50,
		typeOptions: { minValue: 1 },
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/** How many results the user wants at most. @throws ItemError when it is not said */
export function limitFrom(parameters: ItemParameters): number {
	if (parameters.flag('returnAll', 'Return All')) return Number.POSITIVE_INFINITY;
	return Math.max(1, Math.floor(requiredNumber(parameters.value('limit'), "'Limit'")));
}
