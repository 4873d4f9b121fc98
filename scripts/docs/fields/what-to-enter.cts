import type { INodeProperties, NodePropertyTypes } from 'n8n-workflow';
import { choicesText } from './choices.cts';
import { exampleIn, sentence, together } from './texts.cts';

/** What a field takes, where its description alone does not tell. */
const KINDS: Partial<Record<NodePropertyTypes, string>> = {
	json: 'JSON, or an expression that gives an object.',
	assignmentCollection: 'One row for each field: name, type and value.',
	resourceMapper: 'One row for each field, chosen from a list.',
	fixedCollection: 'One line for each.',
	collection: 'Add the settings you need, see below.',
};

/** What to enter into a field, for the cell of a table. */
export function whatToEnter(field: INodeProperties): string {
	const about = together(
		sentence(field.hint ?? ''),
		sentence(field.description ?? ''),
		modesText(field),
		KINDS[field.type] ?? '',
		rangeText(field),
		exampleIn(field.placeholder, field.default),
	);
	const choices = choicesText(field);
	return [about, choices].filter((text) => text !== '').join('\n');
}

function modesText({ modes = [] }: INodeProperties): string {
	const names = modes.map(({ displayName }) => `**${displayName}**`);
	const last = names.pop();
	return last === undefined ? '' : `${names.join(', ')} or ${last}.`;
}

function rangeText({
	type,
	typeOptions: { minValue: min, maxValue: max } = {},
}: INodeProperties): string {
	if (type !== 'number' || min === undefined) return '';
	return max === undefined ? `At least ${min}.` : `From ${min} to ${max}.`;
}
