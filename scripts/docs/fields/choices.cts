import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { sentence } from './texts.cts';

/** The choices of a list; none for other kinds of fields. */
export function choicesOf({ type, options = [] }: INodeProperties): INodePropertyOptions[] {
	if (type !== 'options' && type !== 'multiOptions') return [];
	return options.filter((option): option is INodePropertyOptions => 'value' in option);
}

/** A line for each choice that has something to say, or one for all of them. */
export function choicesText(field: INodeProperties): string {
	const choices = choicesOf(field);
	if (choices.every(({ description = '' }) => description === '')) {
		return choices.map(({ name }) => name).join(', ');
	}
	return choices
		.map(({ name, description = '' }) =>
			description === '' ? `**${name}**` : `**${name}**: ${inSentence(description)}`,
		)
		.join('\n');
}

function inSentence(description: string): string {
	const text = sentence(description);
	// Several sentences stay sentences.
	return /\. /.test(text) ? text : text.replace(/\.$/, '');
}
