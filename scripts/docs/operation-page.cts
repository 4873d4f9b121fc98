import type { Operation, Resource } from '../../nodes/Anycheck/run/operation';
import type { ApiDocument } from './api-document.cts';
import { outputText } from './output-text.cts';
import type { Regions } from './regions.cts';

/** Where the page of an operation is. */
export function operationPath({ option: resource }: Resource, { option }: Operation): string {
	return `docs/operations/${kebab(resource.name)}-${kebab(option.name)}.md`;
}

/**
 * The generated places of an operation's page. Its fields and options are not among them: the editor explains them where they
 * are.
 * @param example what came out when it was run
 */
export function operationRegions(
	resource: Resource,
	operation: Operation,
	example: string,
	document: ApiDocument,
): Regions {
	const shown = shownBy(resource, operation);
	return {
		output: outputText(operation, document, shown && operationPath(resource, shown)),
		...(shown === undefined && { example }),
	};
}

/** The operation whose page shows what comes out of this one too: of all that give a record of a kind, the one that gets it. */
export function shownBy(resource: Resource, operation: Operation): Operation | undefined {
	const get = resource.operations.find(({ option }) => option.value === 'get');
	return get !== operation && get?.output.schema === operation.output.schema ? get : undefined;
}

function kebab(name: string): string {
	return name.toLowerCase().replaceAll(' ', '-');
}
