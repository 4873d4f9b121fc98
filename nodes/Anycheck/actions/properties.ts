import { updateDisplayOptions, type INodeProperties } from 'n8n-workflow';
import { resources } from './index';
import type { Resource } from '../run/operation';

/** The node's fields: resource, operation, and the fields of each operation, shown where they apply. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		default: 'verification',
		options: resources.map(({ option }) => option),
	},
	...resources.flatMap((resource) => [
		operationField(resource),
		...resource.operations.flatMap(({ option, fields }) =>
			updateDisplayOptions(
				{ show: { resource: [resource.option.value], operation: [option.value] } },
				fields,
			),
		),
	]),
];

function operationField({ option, operations, defaultOperation }: Resource): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		default: defaultOperation,
		displayOptions: { show: { resource: [option.value] } },
		options: operations.map((operation) => operation.option),
	};
}
