import type { INodeProperties } from 'n8n-workflow';
import { optionsOf } from '../../fields/options';
import type { ItemParameters } from '../../fields/parameters';
import { choice, choiceOption } from '../../fields/values';

/**
 * Whether what is given replaces the output and configuration or changes them. Version 1 of the node has it as an option
 * that replaces by default; from version 2 on it is a field, and what is given field by field is a change.
 */

const MODES = ['replace', 'merge'] as const;
export type WriteMode = (typeof MODES)[number];

/** The field without its default and without where it is shown. */
export const WRITE_MODE_FIELD: INodeProperties = {
	displayName: 'Write Mode',
	name: 'writeMode',
	type: 'options',
	default: 'merge',
	description: "What to do with fields of 'Output' and 'Configuration' that you don't give",
	options: [
		{
			name: 'Merge Into Current',
			value: 'merge',
			description: 'Update only the fields that you give. Null removes a field.',
		},
		{
			name: 'Replace',
			value: 'replace',
			description:
				"Send exactly what you give. AnyCheck may drop the fields that you don't send: its documentation doesn't say.",
		},
	],
};

const BY_FIELDS = ['fields', 'record'];

/**
 * The field of version 2: an object given as JSON is the whole object, unless the other one is given by fields. Where a mode
 * is an expression, n8n shows all of them; the last one's default then counts, which loses nothing.
 */
export const WRITE_MODE: INodeProperties[] = [
	writeMode('replace', { outputMode: ['json'], configurationMode: ['json', 'unchanged'] }),
	writeMode('replace', { outputMode: ['unchanged'], configurationMode: ['json'] }),
	writeMode('merge', { outputMode: ['json', 'unchanged'], configurationMode: BY_FIELDS }),
	writeMode('merge', { outputMode: BY_FIELDS }),
];

function writeMode(preset: WriteMode, modes: Record<string, string[]>): INodeProperties {
	const show = { '@version': [{ _cnd: { gte: 2 } }], ...modes };
	return { ...WRITE_MODE_FIELD, default: preset, displayOptions: { show } };
}

/** @throws ItemError when an expression gives neither of them */
export function writeModeFrom(parameters: ItemParameters): WriteMode {
	const field = parameters.value('writeMode');
	if (field !== undefined) return choice(field, "'Write Mode'", MODES);
	return choiceOption(optionsOf(parameters), 'writeMode', 'Write Mode', MODES);
}
