import { ItemError } from '../errors/itemError';
import { decimalFrom } from '../json/numbers';
import { isObject, kindOf, type JsonObject } from '../json/objects';
import { trimmed, visible } from '../json/text';
import { asJson, sendable, WAS_ROUNDED } from './sendable';

/**
 * Reads fields and options whose values may come from expressions. They forgive the form (spaces, case, a number as text)
 * and refuse everything else: what an option guards must not be off because its value was not understood. Values are not
 * repeated in messages, they may be personal data.
 */

/** Whether an option was added and filled in. What finds nothing is filled in: using it has to fail. */
export function isGiven(options: JsonObject, name: string): boolean {
	return Object.hasOwn(options, name) && options[name] !== '';
}

/** False when the option was not added. @throws ItemError when it is neither true nor false */
export function flagOption(options: JsonObject, name: string, label: string): boolean {
	return Object.hasOwn(options, name) && flag(options[name], `The option '${label}'`);
}

/** The same for a field of its own. @param what the field, as a message begins with it */
export function flag(value: unknown, what: string): boolean {
	const text = typeof value === 'string' ? visible(value).toLowerCase() : value;
	if (text === true || text === 'true') return true;
	if (text === false || text === 'false') return false;
	throw notUnderstood(what, 'true or false', value);
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
	return choice(options[name], `The option '${label}'`, choices);
}

/** The same for a field of its own. @param what the field, as a message begins with it */
export function choice<T extends string>(value: unknown, what: string, choices: readonly T[]): T {
	const text = typeof value === 'string' ? visible(value).toLowerCase() : '';
	const found = choices.find((known) => known.toLowerCase() === text);
	if (found !== undefined) return found;
	throw notUnderstood(what, choices.join(' or '), value);
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
	return chosen(options[name], `The option '${label}'`, choices);
}

/** The same for a field of its own. @param what the field, as a message begins with it */
export function chosen(value: unknown, what: string, choices: readonly string[]): string[] {
	if (Array.isArray(value) && value.length === 0) throw nothingSelected(what);
	const parts: unknown[] =
		typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
	const found = parts.map((part) => {
		const text =
			typeof part === 'string'
				? visible(part)
						.toUpperCase()
						.replace(/[\s-]+/g, '_')
				: '';
		const known = choices.find((name) => name.toUpperCase() === text);
		if (known === undefined) throw notUnderstood(what, choices.join(', '), part);
		return known;
	});
	if (found.length === 0) throw notUnderstood(what, choices.join(', '), value);
	return found;
}

/** The rows that a user added to a `fixedCollection`. @param name of the kind of rows */
export function rowsIn(value: unknown, name: string): JsonObject[] {
	const rows = isObject(value) ? value[name] : undefined;
	return Array.isArray(rows) ? rows.filter(isObject) : [];
}

/** A number, or its text; undefined for anything else, so that nothing at all is not taken for 0. */
export function numberFrom(value: unknown): number | undefined {
	if (typeof value === 'string') return decimalFrom(value);
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/**
 * A number within the bounds of the editor; `otherwise` when the option was not added.
 * @throws ItemError when it is no number
 */
export function numberOption(
	options: JsonObject,
	name: string,
	label: string,
	{ otherwise, min, max }: { otherwise: number; min: number; max: number },
): number {
	if (!Object.hasOwn(options, name)) return otherwise;
	return Math.min(max, Math.max(min, requiredNumber(options[name], `The option '${label}'`)));
}

/** A field with a number. @param what the field, as a message begins with it @throws ItemError when it is none */
export function requiredNumber(value: unknown, what: string): number {
	const number = numberFrom(value);
	if (number === undefined) throw notUnderstood(what, 'a number', value);
	return number;
}

/** A text without spaces around it; empty when there is none. @throws ItemError when it is no text */
export function textFrom(value: unknown, label: string): string {
	return trimmed(exactTextFrom(value, label));
}

/** The same with its spaces, as of a password. */
export function exactTextFrom(value: unknown, label: string): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value;
	if (typeof value === 'number') return String(sendable(asJson(value, label), label, WAS_ROUNDED));
	throw new ItemError(
		`'${label}' is not text`,
		`Expected text, but got ${kindOf(value)}. Check its expression.`,
	);
}

/** The same where there has to be one. @throws ItemError when it is empty, too */
export function requiredTextFrom(value: unknown, label: string): string {
	const text = textFrom(value, label);
	if (text !== '') return text;
	throw new ItemError(
		`'${label}' is empty`,
		'Fill it in. If it is an expression, check the name of the column or field it uses.',
	);
}

function nothingSelected(what: string): ItemError {
	return new ItemError(`${what} has nothing selected`, `Select at least one${orRemove(what)}`);
}

function notUnderstood(what: string, expected: string, value: unknown): ItemError {
	return new ItemError(
		`${what} has a value that is not understood`,
		`Expected ${expected}, but got ${kindOf(value)}. Nothing was sent. Check its expression${orRemove(what)}.`,
	);
}

function orRemove(what: string): string {
	return what.startsWith('The option') ? ', or remove the option' : '';
}
