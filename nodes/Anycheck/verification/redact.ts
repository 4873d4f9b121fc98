import { isObject, type JsonObject } from '../json/objects';
import { firstPath } from '../json/paths';

/** What authenticates, by the names that the API and reports have for it, however they are written. */
const SECRETS =
	/^(x?apikey|apisecret|clientsecret|webhooksecret|signingsecret|(access|bearer|id|refresh|session)token)$/;

/** A header's value under whatever name. */
const AUTHORIZATION = /^(bearer|basic) \S+$/i;

/** Where n8n keeps parked workflows is a setting of it, but not what the key to one is called. */
const KEY_TO_PARKED = /[?&]signature=/;
const PARKED = '/webhook-waiting/';
const REPORTS_GO_TO = /(webhook|callback)_?url$/i;

/**
 * The object without what nobody needs who sees the item, at any depth: what authenticates, such as the secret that signs
 * the deliveries, and the signature in the address of a parked workflow, with which whoever has it can resume the workflow or
 * open its review page. Null stays, it opens nothing. The object itself where there is nothing of it.
 */
export function redacted(whole: JsonObject): JsonObject {
	const isAny = (value: unknown, name: string) => isSecret(name, value) || opensParked(name, value);
	return firstPath(whole, isAny) === undefined ? whole : withoutSecrets(whole);
}

function withoutSecrets(object: JsonObject): JsonObject {
	const entries = Object.entries(object).filter(([name, value]) => !isSecret(name, value));
	return Object.fromEntries(entries.map(([name, value]) => [name, shown(name, value)]));
}

function shown(name: string, value: unknown): unknown {
	if (Array.isArray(value)) {
		return value.filter((one) => !isSecret('', one)).map((one) => shown(name, one));
	}
	if (opensParked(name, value)) return value.replace(/\?.*$/s, '');
	return isObject(value) ? withoutSecrets(value) : value;
}

function isSecret(name: string, value: unknown): boolean {
	if (value === null) return false;
	if (typeof value === 'string' && AUTHORIZATION.test(value)) return true;
	return SECRETS.test(name.toLowerCase().replace(/[^a-z]/g, ''));
}

function opensParked(name: string, value: unknown): value is string {
	if (typeof value !== 'string' || !value.includes('?')) return false;
	return value.includes(PARKED) || (REPORTS_GO_TO.test(name) && KEY_TO_PARKED.test(value));
}
