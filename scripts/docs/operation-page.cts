import type { INodeProperties } from 'n8n-workflow';
import type { Operation, Resource } from '../../nodes/Anycheck/run/operation';
import { LIMIT_OPTIONS } from '../../nodes/Anycheck/fields/options';
import { SELECTED_FIELDS } from '../../nodes/Anycheck/fields/output';
import { endpointsText, type ApiDocument } from './api-document.cts';
import { collectionTable, fieldsTables } from './fields/fields-table.cts';
import { newest } from './fields/newest.cts';
import { outputText } from './output-text.cts';
import type { Regions } from './regions.cts';

/** Where the page of an operation is. */
export function operationPath({ option: resource }: Resource, { option }: Operation): string {
	return `docs/operations/${kebab(resource.name)}-${kebab(option.name)}.md`;
}

/** The generated places of an operation's page. @param example what came out when it was run */
export function operationRegions(
	operation: Operation,
	example: string,
	document: ApiDocument,
): Regions {
	const options = ownOptions(operation);
	return {
		fields: fieldsTables(newest(operation.fields)),
		...(options !== '' && { options }),
		output: outputText(operation, document),
		example,
		endpoints: endpointsText(operation.calls, document),
	};
}

/** The collection "Options" of a node or an operation. */
export function optionsAmong(fields: readonly INodeProperties[]) {
	const { options = [] } = fields.find(({ name }) => name === 'options') ?? {};
	return { options };
}

/** The options that the operation does not share with all others. */
function ownOptions(operation: Operation): string {
	const fields = newest(operation.fields);
	const shared = [...LIMIT_OPTIONS.map(({ name }) => name), SELECTED_FIELDS];
	const own = optionsAmong(fields).options.filter(({ name }) => !shared.includes(name));
	return own.length > 0 ? collectionTable({ options: own }, fields) : '';
}

function kebab(name: string): string {
	return name.toLowerCase().replaceAll(' ', '-');
}
