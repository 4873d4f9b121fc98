import { isObject, type JsonObject } from '../json/objects';
import { parseExactly } from '../json/numbers';
import { tryParse } from '../json/tryParse';

/** The largest body that is looked at, in bytes. */
export const MAX_BODY_BYTES = 1_000_000;

/** How deep objects and lists may be nested: n8n, too, walks through what a trigger puts out. */
const MAX_DEPTH = 64;

export type JsonBody =
	| { kind: 'object'; object: JsonObject }
	| {
			kind: 'unreadable';
			reason: 'empty' | 'tooLarge' | 'encoding' | 'notJson' | 'notAnObject' | 'tooDeep';
	  };

/**
 * The JSON object in the bytes of a request. Never throws.
 *
 * @param contentType the request's header; only its `charset` counts (UTF-8 if there is none), for what is not JSON shows
 */
export function jsonBodyOf(rawBody: Buffer, contentType = ''): JsonBody {
	if (rawBody.length > MAX_BODY_BYTES) return { kind: 'unreadable', reason: 'tooLarge' };
	const text = decoded(rawBody, contentType);
	if (text === undefined) return { kind: 'unreadable', reason: 'encoding' };
	if (text.trim() === '') return { kind: 'unreadable', reason: 'empty' };
	const value = tryParse(text, parseExactly);
	if (value === undefined) return { kind: 'unreadable', reason: 'notJson' };
	if (!isObject(value)) return { kind: 'unreadable', reason: 'notAnObject' };
	if (isTooDeep(value)) return { kind: 'unreadable', reason: 'tooDeep' };
	return { kind: 'object', object: value };
}

/** The text without its byte order mark; undefined when the bytes are not what they are said to be. */
function decoded(bytes: Buffer, contentType: string): string | undefined {
	const charset = /;\s*charset="?([\w.:-]{1,40})/i.exec(contentType)?.[1] ?? 'utf-8';
	try {
		return new TextDecoder(charset, { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** Level by level instead of by recursion, which would end at the stack's limit. */
function isTooDeep(object: JsonObject): boolean {
	let level: object[] = [object];
	for (let depth = 1; level.length > 0; depth++) {
		if (depth > MAX_DEPTH) return true;
		level = level.flatMap((parent) => Object.values(parent).filter(isParent));
	}
	return false;
}

function isParent(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}
