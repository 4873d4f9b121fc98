import { isObject, ownValue, type JsonObject } from './objects';

/**
 * The current object with the changes applied as a JSON Merge Patch (RFC 7396): objects are merged field by field,
 * everything else (lists too) replaces what was there, and null removes the field. Neither argument is changed.
 */
export function merge(current: JsonObject, changes: JsonObject): JsonObject {
	const result: JsonObject = { ...current };
	for (const [name, change] of Object.entries(changes)) {
		// Assigning to this name would not make a field but change what the object inherits from.
		if (name === '__proto__') continue;
		const before = ownValue(result, name);
		if (change === null) delete result[name];
		else if (isObject(change)) result[name] = merge(isObject(before) ? before : {}, change);
		else result[name] = change;
	}
	return result;
}

/**
 * The fields that the changes remove but the object still holds, as an object of nulls of the same shape;
 * undefined when all are gone. An API that merges keeps fields that are left out: those can only be emptied.
 */
export function notRemoved(object: JsonObject, changes: JsonObject): JsonObject | undefined {
	const left: JsonObject = {};
	for (const [name, change] of Object.entries(changes)) {
		const present = ownValue(object, name);
		if (change === null && present !== undefined && present !== null) left[name] = null;
		if (!isObject(change) || !isObject(present)) continue;
		const inside = notRemoved(present, change);
		if (inside !== undefined) left[name] = inside;
	}
	return Object.keys(left).length > 0 ? left : undefined;
}

/** The object with the nulls that `notRemoved` found set in it. */
export function emptied(object: JsonObject, nulls: JsonObject): JsonObject {
	const result: JsonObject = { ...object };
	for (const [name, value] of Object.entries(nulls)) {
		const present = ownValue(result, name);
		result[name] = isObject(value) ? emptied(isObject(present) ? present : {}, value) : null;
	}
	return result;
}
