import { ItemError } from '../errors/itemError';
import { merge } from '../json/merge';
import { isObject, kindOf, type JsonObject } from '../json/objects';
import { longNumberAt } from '../json/numbers';

/**
 * The part of a verification with the changes in it.
 * @throws ItemError when it is no object: there would be nothing left of it
 */
export function mergedInto(part: unknown, changes: JsonObject, label: string): JsonObject {
	if (isObject(part)) return merge(part, changes);
	throw new ItemError(
		`'${label}' of the verification is ${kindOf(part)}, into which no fields can be merged`,
		"Nothing was sent. Update only the status, or set 'Write Mode' to Replace to send something else in its place.",
	);
}

/**
 * What a merge sends back has to be what it was.
 * @throws ItemError when the part holds a number of which n8n has only the text
 */
export function refuseLongNumber(part: unknown, label: string): void {
	if (longNumberAt(part) === undefined) return;
	throw new ItemError(
		`'${label}' of the verification holds a number with more digits than n8n can keep`,
		"Nothing was sent: a merge sends all fields, and would turn this number into text. Correct the field in AnyCheck, or update only the status. If text is right, set 'Write Mode' to Replace and send all fields.",
	);
}
