import type { IDisplayOptions, INodeProperties } from 'n8n-workflow';
import { DEFAULT_LIMITS, type Limits } from '../transport/http/limits';
import { isObject, type JsonObject } from '../json/objects';
import { numberOption } from './values';
import type { ItemParameters } from './parameters';

/** Options of every operation: how hard to try, and how much at the same time. They hold for the whole run. */
export const LIMIT_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Give Up After (Seconds)',
		name: 'giveUpAfter',
		type: 'number',
		default: 120,
		typeOptions: { minValue: 0, maxValue: 3600 },
		description:
			"How long to retry a request if AnyCheck is busy or doesn't answer, from when it's first sent. If AnyCheck asks for a pause that ends later, the item fails at once.",
	},
	{
		displayName: 'Items at a Time',
		name: 'itemsAtATime',
		type: 'number',
		default: 100,
		typeOptions: { minValue: 1, maxValue: 100 },
		description:
			"Max number of items to process at the same time. The node uses fewer if more wouldn't be faster, or if AnyCheck asks for it.",
	},
	{
		displayName: 'Max Tries',
		name: 'maxTries',
		type: 'number',
		default: 12,
		typeOptions: { minValue: 1, maxValue: 50 },
		description:
			"Max number of times to send a request. The node sends a change again only if it wasn't made.",
	},
	{
		displayName: 'Retry Budget',
		name: 'retryBudget',
		type: 'number',
		default: 50,
		typeOptions: { minValue: 0 },
		description: 'Max number of retries in one run, in addition to one for each item',
	},
	{
		displayName: 'Timeout (Seconds)',
		name: 'timeout',
		type: 'number',
		default: 60,
		typeOptions: { minValue: 1, maxValue: 3600 },
		description: 'How long to wait for each answer',
	},
];

/**
 * The collections of an operation's settings: its own, in alphabetical order, and those of speed and retries. Version 1 of the
 * node has both in one.
 */
export function optionsFields(own: INodeProperties[] = []): INodeProperties[] {
	const one = [...LIMIT_OPTIONS, ...own].sort(byLabel);
	const since2 = { '@version': [{ _cnd: { gte: 2 } }] };
	const apart = [
		collection('Options', 'options', 'Add option', [...own].sort(byLabel), since2),
		collection('Speed and Retries', 'tuning', 'Add setting', LIMIT_OPTIONS, since2),
	];
	return [
		collection('Options', 'options', 'Add option', one, { '@version': [1] }),
		...(own.length === 0 ? apart.slice(1) : apart),
	];
}

function collection(
	displayName: string,
	name: string,
	placeholder: string,
	options: INodeProperties[],
	show: IDisplayOptions['show'],
): INodeProperties {
	return {
		displayName,
		name,
		type: 'collection',
		placeholder,
		default: {},
		options,
		displayOptions: { show },
	};
}

const byLabel = (a: INodeProperties, b: INodeProperties) =>
	a.displayName.localeCompare(b.displayName);

/** The limits of a run over so many items. @throws ItemError when one is no number */
export function limitsFrom(parameters: ItemParameters, items: number): Limits {
	const options = settingsIn(parameters, 'tuning') ?? optionsOf(parameters);
	const { inFlight, tries, giveUpAfterMs, retryBudget, timeoutMs } = DEFAULT_LIMITS;
	const whole = (name: string, label: string, otherwise: number, min: number, max: number) =>
		Math.floor(numberOption(options, name, label, { otherwise, min, max }));
	return {
		inFlight: whole('itemsAtATime', 'Items at a Time', inFlight, 1, 100),
		tries: whole('maxTries', 'Max Tries', tries, 1, 50),
		giveUpAfterMs:
			1000 * whole('giveUpAfter', 'Give Up After (Seconds)', giveUpAfterMs / 1000, 0, 3600),
		retryBudget: items + whole('retryBudget', 'Retry Budget', retryBudget, 0, 1_000_000),
		timeoutMs: 1000 * whole('timeout', 'Timeout (Seconds)', timeoutMs / 1000, 1, 3600),
	};
}

/** The values of the collection "Options"; only those that the user added are in it. */
export function optionsOf(parameters: ItemParameters): JsonObject {
	return settingsIn(parameters, 'options') ?? {};
}

function settingsIn(parameters: ItemParameters, name: string): JsonObject | undefined {
	const settings = parameters.value(name);
	return isObject(settings) ? settings : undefined;
}
