import type { INodeProperties } from 'n8n-workflow';
import { choicesOf } from './choices.cts';

/** What is in the field of a new node, in the words of the editor; empty where it is empty. */
export function defaultText(field: INodeProperties): string {
	const { default: value, type, required } = field;
	if (typeof value === 'boolean') return value ? 'On' : 'Off';
	const names = choicesOf(field)
		.filter((choice) => [value].flat().includes(choice.value))
		.map(({ name }) => name);
	if (names.length > 0) return names.join(', ');
	if (typeof value === 'number') return String(value);
	if (typeof value === 'string' && value !== '' && type !== 'json') return `\`${value}\``;
	return required === true ? 'Required' : '';
}
