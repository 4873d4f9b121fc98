import { isObject, type JsonObject } from '../../json/objects';
import { fitsOnLines } from './fields/list';

/**
 * A value of the shape that a new entry of a list has, going by an entry that is there: its plain values and the objects
 * inside. Lists of objects inside it are left out, their entries' shape may differ. Undefined when nothing is left.
 */
export function blankLike(value: unknown): unknown {
	if (Array.isArray(value)) return value.length > 0 && fitsOnLines(value) ? value : undefined;
	return isObject(value) ? blankObject(value) : value;
}

function blankObject(object: JsonObject): JsonObject | undefined {
	const blanks = Object.entries(object).map(([name, value]) => [name, blankLike(value)] as const);
	const fields = blanks.filter(([, value]) => value !== undefined);
	return fields.length > 0 ? Object.fromEntries(fields) : undefined;
}
