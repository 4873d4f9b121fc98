import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { properties, resources } from '../../../nodes/Anycheck/actions/index';
import type { Operation, Resource } from '../../../nodes/Anycheck/run/operation';
import { projectFolder } from '../../../scripts/demo/folders.cts';

/** What the editor is to show of one operation. */
export interface OperationPanel {
	resource: string;
	operation: string;
	/** Labels of a new node's fields, between Operation and Options. */
	fields: string[];
	/** Some of the fields that its output preview has. */
	output: string[];
}

/** Fields of a preview that are looked for: whoever shows these shows the others. */
const PREVIEWED = 5;

/** Every operation, in the order of the editor's lists. */
export const OPERATION_PANELS: OperationPanel[] = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({
		resource: resource.option.value,
		operation: operation.option.value,
		fields: labelsOf(resource, operation),
		output: previewOf(resource, operation),
	})),
);

function labelsOf({ option }: Resource, operation: Operation): string[] {
	const given = { resource: option.value, operation: operation.option.value };
	const node = { typeVersion: 1 };
	const description = { properties } as INodeTypeDescription;
	const values = NodeHelpers.getNodeParameters(properties, given, true, false, node, description);
	const isShown = (field: INodeProperties, beside: INodeParameters) =>
		field.type !== 'notice' &&
		NodeHelpers.displayParameter(beside, field, node as INode, description, values ?? {});
	return properties
		.filter((field) => !['resource', 'operation', 'options'].includes(field.name))
		.filter((field) => isShown(field, values ?? {}))
		.flatMap((field) => [
			field.displayName,
			...linesIn(field).flatMap(({ fields, line }) =>
				fields.filter((inner) => isShown(inner, line)).map(({ displayName }) => displayName),
			),
		]);
}

/** The lines that a new node has in a field, with the fields of each. */
function linesIn({ type, options = [], default: value }: INodeProperties) {
	if (type !== 'fixedCollection') return [];
	const groups = value as Record<string, INodeParameters[] | undefined>;
	return options.flatMap((group) =>
		'values' in group
			? (groups[group.name] ?? []).map((line) => ({ fields: group.values, line }))
			: [],
	);
}

function previewOf({ option }: Resource, { option: { value }, output }: Operation): string[] {
	const path = `nodes/Anycheck/__schema__/v1.0.0/${option.value}/${value}.json`;
	const schema = JSON.parse(readFileSync(join(projectFolder, path), 'utf8')) as {
		properties: object;
	};
	const notes = Object.keys(output.notes ?? {});
	return [...new Set([...Object.keys(schema.properties).slice(0, PREVIEWED), ...notes])];
}
