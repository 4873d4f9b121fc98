import { ItemError } from '../errors/itemError';
import type { JsonObject } from '../json/objects';
import { longNumberAt } from '../json/numbers';

/**
 * An object as a user gives it, if it can be sent as it is meant.
 * @throws ItemError when a number in it has too many digits; values are never repeated, they may be personal data
 */
export function sendable(object: JsonObject, label: string): JsonObject {
	const path = longNumberAt(object);
	return path === undefined ? object : refuseNumber(path, label);
}

export function refuseNumber(path: string, label: string): never {
	throw new ItemError(
		`The field '${path}' of '${label}' is a number with more digits than n8n can keep`,
		'Give it as text: in quotes in JSON, or as a field of the type String',
	);
}
