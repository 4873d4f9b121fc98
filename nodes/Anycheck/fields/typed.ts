import { validateFieldType, type FieldType } from 'n8n-workflow';
import { ItemError } from '../errors/itemError';
import { decimalFrom, isKept, mayMeanThousands, parseExactly } from '../json/numbers';
import { isObject, kindOf } from '../json/objects';
import { tryParse } from '../json/tryParse';
import { visible } from '../json/text';
import { asJson, GIVE_AS_TEXT, sendable, tooManyDigits, WAS_ROUNDED } from './sendable';

/** One field as the user filled it in. */
export interface Assignment {
	name: string;
	type: unknown;
	value: unknown;
}

/** What a type of the editor is called, and how a value becomes one of it: undefined where it is of another kind. */
const TYPES = new Map<unknown, { called: string; read: (value: unknown) => unknown }>([
	['string', { called: 'text', read: textIn }],
	['number', { called: 'a number', read: numberIn }],
	['boolean', { called: 'true or false', read: booleanIn }],
	['array', { called: 'a list', read: (value) => listOrObject(value, 'array', Array.isArray) }],
	['object', { called: 'an object', read: (value) => listOrObject(value, 'object', isObject) }],
]);

/**
 * The value as the type that its field declares. n8n's own conversion would make 0 of an empty list and 31 of 0x1F, so the
 * kind of the value is looked at first.
 *
 * @throws ItemError when it is of another kind, or cannot be sent as it is meant
 */
export function typed({ name, type, value }: Assignment, label: string): unknown {
	if (value === undefined) {
		throw new ItemError(
			`The field '${name}' of '${label}' has no value`,
			"Its expression finds nothing: check the name of the column or field it uses. If it is an empty cell, switch on 'Include Empty Cells' in n8n's Extract From File, which leaves such cells out. To remove a field, use null.",
		);
	}
	// Such a number has all its digits still.
	const given = type === 'string' && typeof value === 'bigint' ? String(value) : value;
	const plain = sendable(asJson(given, label, name), label, WAS_ROUNDED, name);
	const declared = TYPES.get(type);
	if (plain === null || declared === undefined) return plain;
	if (type === 'number' && typeof plain === 'string') refuseUnclear(plain, name, label);
	const result = declared.read(plain);
	if (result !== undefined) return sendable(result, label, GIVE_AS_TEXT, name);
	throw new ItemError(
		`The field '${name}' of '${label}' is not ${declared.called}`,
		`Change its type or its value: it is ${kindOf(plain)}`,
	);
}

function refuseUnclear(text: string, name: string, label: string): void {
	if (mayMeanThousands(text)) {
		throw new ItemError(
			`The number in the field '${name}' of '${label}' can be read in two ways`,
			'Its dot may stand for thousands or for decimals. Give it without separators, like 1250, or with more decimals, like 1.2500.',
		);
	}
	if (decimalFrom(text) !== undefined && !isKept(visible(text))) {
		throw tooManyDigits(name, label, GIVE_AS_TEXT);
	}
}

function textIn(value: unknown): string | undefined {
	return typeof value === 'object' ? undefined : String(value);
}

function numberIn(value: unknown): number | undefined {
	if (typeof value === 'number') return value;
	return typeof value === 'string' ? decimalFrom(value) : undefined;
}

function booleanIn(value: unknown): boolean | undefined {
	const text = visible(String(numberIn(value) ?? textIn(value))).toLowerCase();
	if (text === 'true' || text === '1') return true;
	return text === 'false' || text === '0' ? false : undefined;
}

function listOrObject(value: unknown, type: FieldType, is: (value: unknown) => boolean): unknown {
	if (typeof value !== 'string') return is(value) ? value : undefined;
	const parsed = tryParse(value, parseExactly);
	if (is(parsed)) return parsed;
	// n8n takes more than JSON for one, such as names and texts in other quotes or in none.
	const result = validateFieldType('', value, type);
	return result.valid ? result.newValue : undefined;
}
