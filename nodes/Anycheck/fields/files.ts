import type { INodeProperties } from 'n8n-workflow';
import { trimmed } from '../json/text';
import { exactTextFrom } from './values';

/** Names one or more fields of the item that hold files. `fieldNames` reads it. */
export const INPUT_DATA_FIELD_NAME: INodeProperties = {
	displayName: 'Input Data Field Name',
	name: 'inputDataFieldName',
	type: 'string',
	default: 'data',
	required: true,
	placeholder: 'e.g. data',
	hint: 'The name of the input field that holds the file',
	description: 'Separate several with commas',
};

export const FILE_PASSWORD: INodeProperties = {
	displayName: 'File Password',
	name: 'password',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description: 'For a protected PDF. Leave empty if the file opens without.',
};

/** The password as it was typed, spaces included; empty for none. @throws ItemError when it is no text */
export function passwordFrom(value: unknown): string {
	return exactTextFrom(value, 'File Password');
}

/** The names in a list, or in text with commas. */
export function fieldNames(value: unknown): string[] {
	const parts: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(',');
	const names = parts.map((part) => trimmed(String(part))).filter((name) => name !== '');
	// An empty one is not dropped in silence: who reads it says what is missing.
	return names.length > 0 ? names : [''];
}
