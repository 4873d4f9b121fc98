import {
	isExpression,
	type IExecuteFunctions,
	type INodeProperties,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { ItemError } from '../errors/itemError';
import { isObject, plainText } from '../json/objects';
import { flag } from './values';

/** The node's fields as they are for one input item. */
export interface ItemParameters {
	/**
	 * The value, with expressions evaluated; undefined when the node does not show this field.
	 * @throws ItemError when its expression, or that of an option in it, finds nothing. Not in version 1 of the node.
	 */
	value(name: string): unknown;
	/** As `value`, as text; empty when there is none. */
	text(name: string): string;
	/**
	 * As `value`, as yes or no; no when the node does not show this field.
	 * @param label what messages call it
	 * @throws ItemError when an expression gives neither true nor false
	 */
	flag(name: string, label: string): boolean;
	/** The value inside a resource locator, whatever its mode. */
	located(name: string): unknown;
}

/** Where a field's value comes from: as the workflow holds it, and evaluated for one item. */
interface Source {
	raw(name: string): unknown;
	evaluated(name: string, itemIndex: number, raw: unknown): unknown;
	/** Throws when the value is not to be used. */
	check?(name: string, value: unknown, raw: unknown): void;
}

/**
 * Reads fields for the items of one run.
 * @param fields of the operation; messages call them as the panel does
 */
export function parameterReader(
	context: IExecuteFunctions,
	fields: readonly INodeProperties[],
): (itemIndex: number) => ItemParameters {
	return readerOf({
		...(context.getNode().typeVersion >= 2 && { check: checkIsFound(fields) }),
		raw: (name) => context.getNodeParameter(name, 0, null, { rawExpressions: true }),
		// Not checked by n8n: its message for a wrong value repeats the value, which may be personal data.
		evaluated: (name, itemIndex) =>
			context.getNodeParameter(name, itemIndex, null, { skipValidation: true }),
	});
}

/** The same for a waiting run, where n8n itself would evaluate for the first item only. */
export function waitingParameterReader(
	context: IWebhookFunctions,
): (itemIndex: number) => ItemParameters {
	return readerOf({
		raw: (name) => context.getNodeParameter(name, null, { rawExpressions: true }),
		evaluated: (_name, itemIndex, raw) =>
			evaluate(raw, (expression) => context.evaluateExpression(expression, itemIndex)),
	});
}

/** An expression costs n8n about half a millisecond, so a field without one is read once for all items. */
function readerOf(source: Source): (itemIndex: number) => ItemParameters {
	const constants = new Map<string, unknown>();

	const read = (name: string, itemIndex: number, check?: Source['check']): unknown => {
		if (constants.has(name)) return constants.get(name);
		const raw = source.raw(name);
		const value = source.evaluated(name, itemIndex, raw);
		if (hasExpression(raw)) check?.(name, value, raw);
		else constants.set(name, value ?? undefined);
		return value ?? undefined;
	};

	return (itemIndex) => ({
		value: (name) => read(name, itemIndex, source.check),
		text: (name) => plainText(read(name, itemIndex, source.check)),
		flag: (name, label) => {
			const value = read(name, itemIndex);
			const isShown = value !== undefined || !constants.has(name);
			return isShown && flag(value, `'${label}'`);
		},
		located: (name) => {
			const locator = read(name, itemIndex);
			return isObject(locator) ? locator.value : locator;
		},
	});
}

/**
 * Leaving out what finds nothing would turn a mistyped column into a green tick. An empty cell is there, and empty.
 * @throws ItemError for an expression that gives undefined
 */
function checkIsFound(fields: readonly INodeProperties[]): NonNullable<Source['check']> {
	const fieldOf = (name: string) => fields.find((field) => field.name === name);
	return (name, value, raw) => {
		if (value === undefined && isExpression(raw))
			throw notFound(fieldOf(name)?.displayName ?? name);
		if (!isObject(value) || !isObject(raw)) return;
		for (const [inner, given] of Object.entries(raw)) {
			if (!isExpression(given) || value[inner] !== undefined) continue;
			const option = fieldOf(name)?.options?.find((other) => other.name === inner);
			throw notFound(option && 'displayName' in option ? option.displayName : inner);
		}
	};
}

function notFound(label: string): ItemError {
	return new ItemError(
		`'${label}' has no value: its expression finds nothing`,
		"Check the name of the column or field it uses. If it is an empty cell, switch on 'Include Empty Cells' in n8n's Extract From File, which leaves such cells out. Elsewhere, write {{ $json.name ?? '' }} for what may be missing.",
	);
}

function hasExpression(value: unknown): boolean {
	if (isExpression(value)) return true;
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(hasExpression);
}

function evaluate(value: unknown, expression: (text: string) => unknown): unknown {
	if (isExpression(value)) return expression(value.slice(1));
	if (Array.isArray(value)) return value.map((part) => evaluate(part, expression));
	if (!isObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, part]) => [name, evaluate(part, expression)]),
	);
}
