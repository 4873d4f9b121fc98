import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { innerFieldsOf, innerPath } from './inner.cts';

/** All that the editor knows while it decides what to show. */
export interface Editor {
	description: INodeTypeDescription;
	node: INode;
}

/** A field that the editor shows, in the form that `recordReads` notes. */
export interface ShownField {
	path: string;
	property: INodeProperties;
}

/** What the editor shows of a node with these parameters, texts that are only read by people left out. */
export function shownFields(editor: Editor): ShownField[] {
	return shownOf(editor, editor.description.properties, editor.node.parameters, '');
}

function shownOf(
	editor: Editor,
	properties: INodeProperties[],
	values: INodeParameters,
	outer: string,
): ShownField[] {
	const { description, node } = editor;
	return properties
		.filter(
			(property) =>
				property.type !== 'notice' &&
				NodeHelpers.displayParameter(values, property, node, description, node.parameters),
		)
		.flatMap((property) => {
			const path = innerPath(outer, '', property.name);
			const value = (values[property.name] ?? {}) as Record<string, INodeParameters[]>;
			const inner = innerFieldsOf(property).flatMap(({ group, fields }) => {
				// A collection is its own and only line.
				const lines = group === '' ? [value as INodeParameters] : [value[group] ?? []].flat();
				return lines.flatMap((line) => shownOf(editor, fields, line, innerPath(path, group, '')));
			});
			return [{ path, property }, ...inner];
		});
}
