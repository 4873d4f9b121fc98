import { isObject, type JsonObject } from './objects';

/** Name in the output → places in the API's answer, of which the first that is there wins. */
export type FieldList = ReadonlyArray<readonly [name: string, ...paths: string[]]>;

/**
 * The simplified verification; n8n asks for at most ten fields. The two that hold many more come last: in the editor, where
 * fields are dragged from, all that stands behind them is far down.
 * The API takes `configuration` and answers `input_config`: users meet one word for it.
 */
export const VERIFICATION_FIELDS: FieldList = [
	['id', 'id'],
	['status', 'status'],
	['output_status', 'output_status'],
	['service_name', 'service.name'],
	['result_id', 'result_id'],
	['folder_id', 'folder_id'],
	['created_at', 'created_at'],
	['updated_at', 'updated_at'],
	['output', 'output'],
	['configuration', 'input_config', 'configuration'],
];

/** The listed fields of an API object. What the API left out is left out here too. */
export function simplify(whole: JsonObject, fields: FieldList): JsonObject {
	const simple: JsonObject = {};
	for (const [name, ...paths] of fields) {
		const value = paths.map((path) => valueAt(whole, path)).find((found) => found !== undefined);
		if (value !== undefined) simple[name] = value;
	}
	return simple;
}

/** Where n8n keeps parked workflows is a setting of it, but not what the key to one is called. */
const OPENS_PARKED = /\/webhook-waiting\/|[?&]signature=/;

/**
 * The verification without what nobody needs who sees the item: the secret that signs its deliveries, and the signature in
 * the address of a parked workflow, with which whoever has it can resume the workflow or open its review page.
 */
export function withoutSecret(resource: JsonObject): JsonObject {
	const { webhook_metadata: metadata, webhook_url: url } = resource;
	const shown = { ...resource };
	if (isObject(metadata) && 'webhook_secret' in metadata) {
		const others = Object.entries(metadata).filter(([name]) => name !== 'webhook_secret');
		shown.webhook_metadata = Object.fromEntries(others);
	}
	if (typeof url === 'string' && OPENS_PARKED.test(url)) {
		shown.webhook_url = url.replace(/\?.*$/s, '');
	}
	return shown;
}

function valueAt(value: unknown, path: string): unknown {
	return path
		.split('.')
		.reduce<unknown>((part, key) => (isObject(part) ? part[key] : undefined), value);
}
