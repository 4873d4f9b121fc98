import type { IDataObject } from 'n8n-workflow';
import { trimmed } from './text';

/** A JSON object, as opposed to a list, a plain value or null. */
export type JsonObject = { [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a person calls the value: "a list", "text", … */
export function kindOf(value: unknown): string {
	if (value === null || value === undefined) return 'nothing';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'string') return 'text';
	if (typeof value === 'number' || typeof value === 'bigint') return 'a number';
	if (typeof value === 'boolean') return 'true or false';
	return 'an object';
}

/** The text, or a number's, without spaces around it; empty for everything else. */
export function plainText(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? trimmed(String(value)) : '';
}

/** The object's own field; names like `constructor` are ordinary names here. */
export function ownValue(object: JsonObject, name: string): unknown {
	return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The object as n8n's types call it: what is JSON is data in n8n's sense too. */
export function asData(object: JsonObject): IDataObject {
	return object as IDataObject;
}
