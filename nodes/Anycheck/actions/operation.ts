import type { IBinaryKeyData, INodeProperties } from 'n8n-workflow';
import type { components, operations } from '../api.generated';
import type { ApiClient } from '../transport/client';
import type { FieldList } from '../verification/simplify';
import type { JsonObject } from '../verification/objects';
import type { ItemParameters } from './parameters';

/** The words of a resource or operation in the editor; `value` is saved in workflows and never changes. */
export interface Choice {
	name: string;
	value: string;
	description: string;
}

/** What one operation puts out: a schema of the OpenAPI document, and what is left of it when simplified. */
export interface OutputShape {
	schema: keyof components['schemas'];
	simplified?: FieldList;
}

/** One resulting object of the API, and what the operation adds to it, which simplifying leaves alone. */
export interface Result {
	resource: JsonObject;
	notes?: JsonObject;
	/** Files that go with it, by the name of their field. */
	files?: IBinaryKeyData;
}

/** One input item, as an operation sees it. */
export interface Item {
	parameters: ItemParameters;
	client: ApiClient;
}

/** An operation: its words and fields in the editor, and what it does for ONE item. */
export interface Operation {
	/** `action` is the node's name on the canvas. */
	option: Choice & { action: string };
	/** What it asks of the API, by the operation ids of the OpenAPI document. */
	calls: ReadonlyArray<keyof operations>;
	fields: INodeProperties[];
	output: OutputShape;
	/**
	 * The item's results, whole; the router simplifies, pairs and orders them.
	 * @throws ItemError when this item has no result
	 */
	run(item: Item): Promise<Result[]>;
}

export interface Resource {
	option: Choice;
	operations: Operation[];
	/** Value of the operation a new node starts with. */
	defaultOperation: string;
}
