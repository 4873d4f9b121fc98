import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** Type names of the nodes around the one under test. */
export const SOURCE = 'test.source';
export const PROBE = 'test.probe';

const common: Omit<INodeTypeDescription, 'displayName' | 'name' | 'properties'> = {
	group: ['transform'],
	version: 1,
	description: '',
	defaults: {},
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
};

/** Emits, without any lineage, the items the run was started with. */
const source: INodeType = {
	description: { ...common, displayName: 'Source', name: SOURCE, properties: [] },
	execute(this: IExecuteFunctions) {
		const items = this.getInputData().map(({ json, binary }): INodeExecutionData => ({
			json,
			binary,
		}));
		return Promise.resolve([items]);
	},
};

/** Asks, for every item it receives, which of the source's items it came from: what a user does with `$('Source').item`. */
const probe: INodeType = {
	description: {
		...common,
		displayName: 'Probe',
		name: PROBE,
		properties: [
			{
				displayName: 'Origin',
				name: 'origin',
				type: 'string',
				default: "={{ $('Source').item.json }}",
			},
		],
	},
	execute(this: IExecuteFunctions) {
		const seen = this.getInputData().map(({ json }, item): INodeExecutionData => {
			return { json: { received: json, ...originOf(this, item) }, pairedItem: { item } };
		});
		return Promise.resolve([seen]);
	},
};

function originOf(context: IExecuteFunctions, item: number) {
	try {
		return { origin: context.getNodeParameter('origin', item, null) };
	} catch (error) {
		return { origin: null, originError: error instanceof Error ? error.message : String(error) };
	}
}

export const helperNodes: Readonly<Record<string, INodeType | undefined>> = {
	[SOURCE]: source,
	[PROBE]: probe,
	'n8n-nodes-base.noOp': {
		description: {
			...common,
			displayName: 'No Operation',
			name: 'n8n-nodes-base.noOp',
			properties: [],
		},
	},
};
