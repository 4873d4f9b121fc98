import { ItemError } from '../errors/itemError';
import { kindOf, type JsonObject } from '../verification/objects';

/**
 * Reading options that may come from expressions. What an option guards must not be off because its value was not
 * understood: these forgive the form, and refuse everything else.
 */

/** False when the option was not added. @throws ItemError when it is neither true nor false */
export function flagOption(options: JsonObject, name: string, label: string): boolean {
	if (!Object.hasOwn(options, name)) return false;
	const value = options[name];
	const text = typeof value === 'string' ? value.trim().toLowerCase() : value;
	if (text === true || text === 'true') return true;
	if (text === false || text === 'false') return false;
	throw notUnderstood(label, 'true or false', value);
}

/**
 * The chosen one, by its value in whatever case; the first choice when the option was not added.
 * @throws ItemError when it is none of them
 */
export function choiceOption<T extends string>(
	options: JsonObject,
	name: string,
	label: string,
	choices: readonly [T, ...T[]],
): T {
	if (!Object.hasOwn(options, name)) return choices[0];
	const value = options[name];
	const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
	const choice = choices.find((known) => known.toLowerCase() === text);
	if (choice !== undefined) return choice;
	throw notUnderstood(label, choices.join(' or '), value);
}

/**
 * Some of the choices, as a list or as text with commas; none when the option was not added.
 * @throws ItemError when one is not known, or none is given
 */
export function choicesOption(
	options: JsonObject,
	name: string,
	label: string,
	choices: readonly string[],
): string[] {
	if (!Object.hasOwn(options, name)) return [];
	const value = options[name];
	const parts: unknown[] =
		typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
	const chosen = parts.map((part) => {
		const text =
			typeof part === 'string'
				? part
						.trim()
						.toUpperCase()
						.replace(/[\s-]+/g, '_')
				: '';
		const choice = choices.find((known) => known === text);
		if (choice === undefined) throw notUnderstood(label, choices.join(', '), part);
		return choice;
	});
	if (chosen.length === 0) throw notUnderstood(label, choices.join(', '), value);
	return chosen;
}

function notUnderstood(label: string, expected: string, value: unknown): ItemError {
	return new ItemError(
		`The option '${label}' has a value that is not understood`,
		`Expected ${expected}, but got ${kindOf(value)}. Nothing was sent. Check its expression, or remove the option.`,
	);
}
