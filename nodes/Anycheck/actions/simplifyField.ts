import type { INodeProperties } from 'n8n-workflow';

/** The switch between an operation's ten most useful fields and everything the API answers. */
export const SIMPLIFY: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};
