import type { INodeProperties } from 'n8n-workflow';
import type { JsonObject } from '../json/objects';
import { optionsFields, optionsOf } from './options';
import type { FieldList, OutputShape } from './outputShapes';
import type { ItemParameters } from './parameters';
import { choicesOption, requiredNumber } from './values';

/** What an operation puts out: how many results, and how much of each. */

/** The two fields of every "Get Many". */
export const LIMIT_FIELDS: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		default: 50,
		typeOptions: { minValue: 1 },
		description: 'Max number of results to return',
		displayOptions: { show: { returnAll: [false] } },
	},
];

/** How many results the user wants at most. @throws ItemError when it is not said */
export function limitFrom(parameters: ItemParameters): number {
	if (parameters.flag('returnAll', 'Return All')) return Number.POSITIVE_INFINITY;
	return Math.max(1, Math.floor(requiredNumber(parameters.value('limit'), "'Limit'")));
}

/** Name of the option that says which fields of each result go on. */
export const SELECTED_FIELDS = 'selectedFields';

/** The switch between an operation's ten most useful fields and everything the API answers. */
export const SIMPLIFY: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/**
 * How much of each result goes on, and the options. `keptFields` reads them.
 * @param own options of this operation alone
 */
export function outputFields(
	{ simplified = [] }: OutputShape,
	own: INodeProperties[] = [],
): INodeProperties[] {
	return [
		{
			...SIMPLIFY,
			displayOptions: { hide: { [`/options.${SELECTED_FIELDS}`]: [{ _cnd: { exists: true } }] } },
		},
		...optionsFields([...own, selectedFields(simplified)]),
	];
}

function selectedFields(simplified: FieldList): INodeProperties {
	const names = namesIn(simplified).filter((name) => name !== 'id');
	return {
		displayName: 'Selected Fields',
		name: SELECTED_FIELDS,
		type: 'multiOptions',
		// What an AI agent gets to see is not for the agent to choose.
		noDataExpression: true,
		default: [],
		description:
			"Return only these fields and the ID. Use it if an AI agent or the next node doesn't need the rest.",
		options: names.sort().map((value) => ({ name: titleOf(value), value })),
	};
}

/** The name of an API's field as the editor writes names: `folder_id` is Folder ID. */
function titleOf(name: string): string {
	return name
		.split('_')
		.map((word) => (word === 'id' ? 'ID' : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`))
		.join(' ');
}

/**
 * The fields that are kept of each result; undefined for all.
 * @throws ItemError when the option names a field that does not exist, or the switch is neither on nor off
 */
export function keptFields(
	parameters: ItemParameters,
	simplified: FieldList | undefined,
): FieldList | undefined {
	if (simplified === undefined) return undefined;
	const names = namesIn(simplified);
	const options = optionsOf(parameters);
	const selected = choicesOption(options, SELECTED_FIELDS, 'Selected Fields', names);
	if (selected.length > 0) {
		return simplified.filter(([name]) => name === 'id' || selected.includes(name));
	}
	return parameters.flag('simplify', 'Simplify') ? simplified : undefined;
}

/** What operations add that repeats values of a verification: what it was, is, or would be. */
const REPEATS_VALUES = new Set(['request', 'differences', 'changes']);

/** What is kept of an operation's notes: nothing that repeats fields which are not kept. @param fields as `keptFields` says */
export function keptNotes(
	notes: JsonObject | undefined,
	fields: FieldList | undefined,
): JsonObject {
	const names = fields && namesIn(fields);
	if (names === undefined || (names.includes('output') && names.includes('configuration'))) {
		return { ...notes };
	}
	return Object.fromEntries(
		Object.entries(notes ?? {}).filter(([name]) => !REPEATS_VALUES.has(name)),
	);
}

function namesIn(fields: FieldList): string[] {
	return fields.map(([name]) => name);
}
