import { ItemError } from '../errors/itemError';

/**
 * A value from an expression as the JSON it will be sent as: dates become text, undefined fields vanish. A copy, so that
 * the input item it may belong to stays as it is.
 *
 * @throws ItemError when it cannot be JSON, for example because it contains itself
 */
export function asJson(value: unknown, label: string): unknown {
	if (typeof value !== 'object' || value === null) return value;
	try {
		const copy: unknown = JSON.parse(JSON.stringify(value));
		return copy;
	} catch {
		return notJson(label);
	}
}

function notJson(label: string): never {
	throw new ItemError(
		`'${label}' cannot be sent as JSON`,
		'Its expression gives something that contains itself. Choose the fields that you need.',
	);
}
