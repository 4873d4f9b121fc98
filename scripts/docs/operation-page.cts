import type { INodeProperties } from 'n8n-workflow';
import type { Operation, Resource } from '../../nodes/Anycheck/run/operation';
import { LIMIT_OPTIONS } from '../../nodes/Anycheck/fields/options';
import { SELECTED_FIELDS } from '../../nodes/Anycheck/fields/output';
import { endpointsText, type ApiDocument } from './api-document.cts';
import { optionsTable } from './fields/fields-table.cts';
import { newest } from './fields/newest.cts';
import { outputText } from './output-text.cts';
import type { Regions } from './regions.cts';

/** Where the page of an operation is. */
export function operationPath({ option: resource }: Resource, { option }: Operation): string {
	return `docs/operations/${kebab(resource.name)}-${kebab(option.name)}.md`;
}

/**
 * The generated places of an operation's page. Its fields are not among them: the editor explains them where they are.
 * @param example what came out when it was run
 */
export function operationRegions(
	resource: Resource,
	operation: Operation,
	example: string,
	document: ApiDocument,
): Regions {
	const options = ownOptions(operation);
	const shown = shownBy(resource, operation);
	return {
		...(options !== '' && { options }),
		output: outputText(operation, document, shown && operationPath(resource, shown)),
		...(shown === undefined && { example }),
		endpoints: endpointsText(operation.calls, document),
	};
}

/** The operation whose page shows what comes out of this one too: of all that give a record of a kind, the one that gets it. */
export function shownBy(resource: Resource, operation: Operation): Operation | undefined {
	const get = resource.operations.find(({ option }) => option.value === 'get');
	return get !== operation && get?.output.schema === operation.output.schema ? get : undefined;
}

/** The collection "Options" of a node or an operation. */
function optionsAmong(fields: readonly INodeProperties[]) {
	const { options = [] } = fields.find(({ name }) => name === 'options') ?? {};
	return { options };
}

/** The options that the operation does not share with all others. */
function ownOptions(operation: Operation): string {
	const fields = newest(operation.fields);
	const shared = [...LIMIT_OPTIONS.map(({ name }) => name), SELECTED_FIELDS];
	const own = optionsAmong(fields).options.filter(({ name }) => !shared.includes(name));
	return own.length > 0 ? optionsTable({ options: own }) : '';
}

function kebab(name: string): string {
	return name.toLowerCase().replaceAll(' ', '-');
}
