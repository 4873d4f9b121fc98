import { isObject, type JsonObject } from '../json/objects';
import { valueAt } from '../json/paths';

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

const SECRET = 'webhook_secret';

/** Where n8n keeps parked workflows is a setting of it, but not what the key to one is called. */
const OPENS_PARKED = /\/webhook-waiting\/|[?&]signature=/;

/**
 * The verification without what nobody needs who sees the item: the secret that signs its deliveries, and the signature in
 * the address of a parked workflow, with which whoever has it can resume the workflow or open its review page.
 */
export function withoutSecret(resource: JsonObject): JsonObject {
	const { webhook_metadata: metadata, webhook_url: url } = resource;
	const shown = { ...resource };
	if (isObject(metadata) && SECRET in metadata) shown.webhook_metadata = withoutField(metadata);
	if (typeof url === 'string') shown.webhook_url = withoutKey(url);
	return shown;
}

/**
 * The same for the body of a report, in which both may be anywhere: its form is not documented. How deep it is nested was
 * limited when it was read.
 */
export function withoutSecretsInside(body: JsonObject): JsonObject {
	const shown = Object.entries(withoutField(body)).map(([name, value]) => [
		name,
		name === 'webhook_url' && typeof value === 'string' ? withoutKey(value) : inside(value),
	]);
	return Object.fromEntries(shown) as JsonObject;
}

function inside(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(inside);
	return isObject(value) ? withoutSecretsInside(value) : value;
}

function withoutField(object: JsonObject): JsonObject {
	return Object.fromEntries(Object.entries(object).filter(([name]) => name !== SECRET));
}

function withoutKey(url: string): string {
	return OPENS_PARKED.test(url) ? url.replace(/\?.*$/s, '') : url;
}
