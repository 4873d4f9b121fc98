import { Workflow, type INode, type INodeType, type INodeTypes } from 'n8n-workflow';

/** The node that stands in where n8n resolves an expression outside any workflow. */
export const lonelyNode: INode = {
	id: 'lonely',
	name: '',
	type: 'mock',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const lonelyType: INodeType = {
	description: {
		displayName: 'Mock',
		name: 'mock',
		group: [],
		version: 1,
		description: '',
		defaults: {},
		inputs: [],
		outputs: [],
		properties: [],
	},
};

const nodeTypes: INodeTypes = {
	getByName: () => lonelyType,
	getByNameAndVersion: () => lonelyType,
	getKnownTypes: () => ({}),
};

/** A workflow of one node without any type, for resolving expressions only. */
export function emptyWorkflow(): Workflow {
	return new Workflow({ nodes: [lonelyNode], connections: {}, active: false, nodeTypes });
}
