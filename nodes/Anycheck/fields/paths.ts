import { ItemError } from '../errors/itemError';
import { isObject, ownValue, type JsonObject } from '../json/objects';

/**
 * Sets a value at a dotted path, making the objects on the way: `person.name` → `{ person: { name } }`.
 *
 * @throws ItemError when a part is empty or forbidden, or leads into something that is no object
 */
export function setAt(object: JsonObject, path: string, value: unknown, label: string): void {
	const parts = path.split('.');
	const last = parts.pop() ?? '';
	let target = object;
	for (const part of parts) {
		const name = checked(part, path, label);
		const next = ownValue(target, name) ?? {};
		if (!isObject(next)) {
			throw new ItemError(
				`The field '${path}' of '${label}' does not fit the other fields`,
				`Another field gives '${part}' a value of its own. Keep one of the two.`,
			);
		}
		target[name] = next;
		target = next;
	}
	target[checked(last, path, label)] = value;
}

function checked(part: string, path: string, label: string): string {
	if (isExpressible(part)) return part;
	throw new ItemError(
		`The name of the field '${path}' of '${label}' is not allowed`,
		'Use names separated by single dots, like person.name',
	);
}

/** A value inside an object, and the dotted path that leads to it. */
export interface Leaf {
	path: string;
	value: unknown;
}

/**
 * The values of an object by dotted path, the inverse of `setAt`. Lists count as one value, and so does an object that
 * is empty or has a name that no path can express. Such names at the top are left out.
 */
export function leavesOf(object: JsonObject, prefix = ''): Leaf[] {
	return Object.entries(object).flatMap(([name, value]) => {
		if (!isExpressible(name)) return [];
		const path = `${prefix}${name}`;
		const names = isObject(value) ? Object.keys(value) : [];
		const isBranch = names.length > 0 && names.every(isExpressible);
		return isObject(value) && isBranch ? leavesOf(value, `${path}.`) : [{ path, value }];
	});
}

function isExpressible(name: string): boolean {
	// Assigning to the last one would not make a field but change what the object inherits from.
	return name !== '' && !name.includes('.') && name !== '__proto__';
}
