import type { INodeProperties, NodeParameterValue } from 'n8n-workflow';
import { choicesOf } from './choices.cts';

/** The fields that a condition may be about: those beside the field, and those of the whole node. */
export interface Surroundings {
	beside: readonly INodeProperties[];
	node: readonly INodeProperties[];
}

/** When the editor shows the field, in its own words; empty when it always does. @throws Error when a condition has no words */
export function shownWhen({ displayOptions }: INodeProperties, around: Surroundings): string {
	return Object.entries(displayOptions?.show ?? {})
		.map(([name, values]) => {
			// A leading slash leads out of a collection.
			const [own = '', part] = name.replace(/^\//, '').split('.');
			const field = (name.startsWith('/') ? around.node : around.beside).find(
				(other) => other.name === own,
			);
			if (field === undefined || values === undefined) throw new Error(`No words for "${name}"`);
			const words = values.map((value) => wordFor(field, part, value as NodeParameterValue));
			return `**${field.displayName}** is ${words.join(' or ')}`;
		})
		.join(' and ');
}

function wordFor(
	field: INodeProperties,
	part: string | undefined,
	value: NodeParameterValue,
): string {
	if (part === 'mode') {
		const mode = field.modes?.find(({ name }) => name === value);
		if (mode !== undefined) return `_${mode.displayName}_`;
	}
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	const choice = choicesOf(field).find((one) => one.value === value);
	if (choice === undefined) throw new Error(`No words for a value of "${field.displayName}"`);
	return `_${choice.name}_`;
}
