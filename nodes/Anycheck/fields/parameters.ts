import { isExpression, type IExecuteFunctions, type IWebhookFunctions } from 'n8n-workflow';
import { isObject, plainText } from '../json/objects';
import { flag } from './values';

/** The node's fields as they are for one input item. */
export interface ItemParameters {
	/** The value, with expressions evaluated; undefined when the node does not show this field. */
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
}

/** Reads fields for the items of one run. */
export function parameterReader(context: IExecuteFunctions): (itemIndex: number) => ItemParameters {
	return readerOf({
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

	const read = (name: string, itemIndex: number): unknown => {
		if (constants.has(name)) return constants.get(name);
		const raw = source.raw(name);
		const value = source.evaluated(name, itemIndex, raw) ?? undefined;
		if (!hasExpression(raw)) constants.set(name, value);
		return value;
	};

	return (itemIndex) => ({
		value: (name) => read(name, itemIndex),
		text: (name) => plainText(read(name, itemIndex)),
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
