import type { INodeProperties } from 'n8n-workflow';
import type { components } from '../api.generated';
import type { JsonObject } from '../json/objects';
import type { FieldList } from '../verification/simplify';
import { optionsField, optionsOf } from './limitOptions';
import { choicesOption } from './optionValues';
import type { ItemParameters } from './parameters';

/** What one operation puts out: a schema of the OpenAPI document, and what is left of it when simplified. */
export interface OutputShape {
	schema: keyof components['schemas'];
	simplified?: FieldList;
	/** JSON Schemas of what the operation always adds, by name. */
	notes?: Readonly<Record<string, JsonObject>>;
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
 * How much of each result goes on, and the options.
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
		optionsField([...own, selectedFields(simplified)]),
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
			'Return only these fields, and the ID. For AI agents and workflows that need not see the rest.',
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
 * The fields that are left of each result; undefined for all.
 * @throws ItemError when the option names a field that does not exist, or the switch is neither on nor off
 */
export function shownFields(
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

/** What is left of an operation's notes. @param fields as `shownFields` says */
export function shownNotes(
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
