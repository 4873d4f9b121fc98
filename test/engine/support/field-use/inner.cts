import type { INodeProperties } from 'n8n-workflow';

/** Fields inside another one: those of a collection, or of each line of a list of lines. */
export interface InnerFields {
	/** Name of the lines; empty for a collection. */
	group: string;
	fields: INodeProperties[];
}

/** What is inside a field, as far as the editor shows it field by field. */
export function innerFieldsOf({ type, options = [] }: INodeProperties): InnerFields[] {
	if (type === 'collection') {
		return [{ group: '', fields: options.filter((one) => 'type' in one) }];
	}
	if (type !== 'fixedCollection') return [];
	return options.flatMap((one) =>
		'values' in one ? [{ group: one.name, fields: one.values }] : [],
	);
}

/** The path of a field in another one. */
export function innerPath(outer: string, group: string, name: string): string {
	return [outer, group, name].filter((part) => part !== '').join('.');
}
