import { ItemError } from '../errors/itemError';
import { kindOf } from '../json/objects';

/**
 * Reading texts that may come from expressions.
 *
 * @returns the text without spaces around it; empty when there is none
 * @throws ItemError when it is no text; the value is not repeated, it may be personal data
 */
export function textFrom(value: unknown, label: string): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
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
