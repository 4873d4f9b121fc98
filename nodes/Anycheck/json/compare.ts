import { isObject, ownValue, type JsonObject } from './objects';

/** Whether two JSON values are the same; the order of an object's fields does not matter. */
export function isSame(a: unknown, b: unknown): boolean {
	// Zero and minus zero are one number in JSON.
	if (a === b || Object.is(a, b)) return true;
	if (Array.isArray(a) && Array.isArray(b)) {
		return a.length === b.length && a.every((value, index) => isSame(value, b[index]));
	}
	if (!isObject(a) || !isObject(b)) return false;
	const names = Object.keys(a);
	return (
		names.length === Object.keys(b).length &&
		names.every((name) => Object.hasOwn(b, name) && isSame(a[name], b[name]))
	);
}

/** Whether the object holds everything that the part holds, at any depth; lists have to be the same, null may be missing. */
export function contains(whole: unknown, part: unknown): boolean {
	if (!isObject(whole) || !isObject(part)) return isSame(whole, part);
	return Object.entries(part).every(([name, value]) =>
		Object.hasOwn(whole, name) ? contains(whole[name], value) : value === null,
	);
}

/** One difference: where, and what was there before and is after; undefined where there was or is nothing. */
export interface Change {
	path: string;
	before: unknown;
	after: unknown;
}

/** What differs between two objects, field by field in the order of their names; lists count as one value. */
export function changesBetween(before: JsonObject, after: JsonObject, prefix = ''): Change[] {
	const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
	return names.flatMap((name) => {
		const path = `${prefix}${name}`;
		const [was, is] = [ownValue(before, name), ownValue(after, name)];
		if (isSame(was, is)) return [];
		if (isObject(was) && isObject(is)) return changesBetween(was, is, `${path}.`);
		return [{ path, before: was, after: is }];
	});
}
