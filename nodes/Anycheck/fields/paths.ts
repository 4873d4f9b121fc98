import { ItemError } from '../errors/itemError';
import { isObject, ownValue, type JsonObject } from '../json/objects';
import { isPathName } from '../json/paths';

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
	if (isPathName(part)) return part;
	throw new ItemError(
		`The name of the field '${path}' of '${label}' is not allowed`,
		'Use names separated by single dots, like person.name',
	);
}
