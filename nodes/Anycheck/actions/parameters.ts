import { isExpression, type IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../verification/objects';

/** The node's fields as they are for one input item. */
export interface ItemParameters {
	/** The value, with expressions evaluated; undefined when the node does not show this field. */
	value(name: string): unknown;
	/** As `value`, as text; empty when there is none. */
	text(name: string): string;
	flag(name: string): boolean;
	/** The value inside a resource locator, whatever its mode. */
	located(name: string): unknown;
}

/**
 * Reads fields for the items of one run. An expression costs n8n about half a millisecond, so a field without one
 * is read once for all items.
 */
export function parameterReader(context: IExecuteFunctions): (itemIndex: number) => ItemParameters {
	const constants = new Map<string, unknown>();

	const read = (name: string, itemIndex: number): unknown => {
		if (constants.has(name)) return constants.get(name);
		const raw: unknown = context.getNodeParameter(name, 0, null, { rawExpressions: true });
		// Not checked by n8n: its message for a wrong value repeats the value, which may be personal data.
		const options = { skipValidation: true };
		const value: unknown = context.getNodeParameter(name, itemIndex, null, options) ?? undefined;
		if (!hasExpression(raw)) constants.set(name, value);
		return value;
	};

	return (itemIndex) => ({
		value: (name) => read(name, itemIndex),
		text: (name) => textOf(read(name, itemIndex)),
		flag: (name) => read(name, itemIndex) === true,
		located: (name) => {
			const locator = read(name, itemIndex);
			return isObject(locator) ? locator.value : locator;
		},
	});
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function hasExpression(value: unknown): boolean {
	if (isExpression(value)) return true;
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some(hasExpression);
}
