import { isObject, type JsonObject } from '../json/objects';

const SECRET = 'webhook_secret';

/** Where n8n keeps parked workflows is a setting of it, but not what the key to one is called. */
const OPENS_PARKED = /\/webhook-waiting\/|[?&]signature=/;

/**
 * The verification without what nobody needs who sees the item: the secret that signs its deliveries, and the signature in
 * the address of a parked workflow, with which whoever has it can resume the workflow or open its review page.
 */
export function redactVerification(resource: JsonObject): JsonObject {
	const { webhook_metadata: metadata, webhook_url: url } = resource;
	const redacted = { ...resource };
	if (isObject(metadata) && SECRET in metadata) redacted.webhook_metadata = withoutSecret(metadata);
	if (typeof url === 'string') redacted.webhook_url = withoutSignature(url);
	return redacted;
}

/**
 * The same for the body of a webhook delivery, in which both may be anywhere: its form is not documented. How deep it is
 * nested was limited when it was read.
 */
export function redactDelivery(body: JsonObject): JsonObject {
	const redacted = Object.entries(withoutSecret(body)).map(([name, value]) => [
		name,
		name === 'webhook_url' && typeof value === 'string' ? withoutSignature(value) : inside(value),
	]);
	return Object.fromEntries(redacted) as JsonObject;
}

function inside(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(inside);
	return isObject(value) ? redactDelivery(value) : value;
}

function withoutSecret(object: JsonObject): JsonObject {
	return Object.fromEntries(Object.entries(object).filter(([name]) => name !== SECRET));
}

function withoutSignature(url: string): string {
	return OPENS_PARKED.test(url) ? url.replace(/\?.*$/s, '') : url;
}
