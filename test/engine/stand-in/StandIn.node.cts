import {
	NodeConnectionTypes,
	NodeOperationError,
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type ILoadOptionsFunctions,
	type INodeExecutionData,
	type INodeListSearchResult,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** The item indices of every run since the last reset: shows what n8n executes again. */
export const executed: number[][] = [];

/** A node without a service of its own: each item says, in the parameter `outcome`, what becomes of it. */
export class StandIn implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Stand-In',
		name: 'standIn',
		icon: 'file:standIn.svg',
		group: ['transform'],
		version: 1,
		description: 'Does what its parameter says',
		defaults: { name: 'Stand-In' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'standInApi', required: false }],
		properties: [
			{ displayName: 'Outcome', name: 'outcome', type: 'string', default: 'ok' },
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
		],
	};

	methods = {
		listSearch: {
			async search(
				this: ILoadOptionsFunctions,
				filter?: string,
				paginationToken?: string,
			): Promise<INodeListSearchResult> {
				const url = text(this.getCurrentNodeParameter('url'));
				const found = await callService.call(this, url);
				const name = `${filter ?? ''} ${text(found['path'])} ${paginationToken ?? ''}`;
				return { results: [{ name, value: '1' }], paginationToken: 'next' };
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const items = this.getInputData();
		const run: number[] = [];
		executed.push(run);
		const output: INodeExecutionData[] = [];
		for (const index of items.keys()) {
			run.push(index);
			output.push(await outcomeOf.call(this, index));
		}
		return [output];
	}
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

async function outcomeOf(this: IExecuteFunctions, index: number): Promise<INodeExecutionData> {
	const error = 'It went wrong';
	const pairedItem = { item: index };
	const outcome = this.getNodeParameter('outcome', index);
	switch (outcome) {
		case 'throw':
			throw new NodeOperationError(this.getNode(), error, {
				itemIndex: index,
				description: 'Mend it',
			});
		case 'error':
			return { json: { error }, pairedItem };
		case 'error and details':
			return { json: { error, details: { code: 7 } }, pairedItem };
		case 'error and others':
			return { json: { error, statusCode: 400 }, pairedItem };
		case 'error property':
			return {
				json: { kept: true },
				error: new NodeOperationError(this.getNode(), error),
				pairedItem,
			};
		case 'error property, no pairing':
			return { json: {}, error: new NodeOperationError(this.getNode(), error) };
		case 'request':
			return {
				json: await callService.call(this, text(this.getNodeParameter('url', index))),
				pairedItem,
			};
		case 'wait':
			return { json: { aborted: await waitForCancel.call(this) }, pairedItem };
		default:
			return { json: { outcome }, pairedItem };
	}
}

async function callService(
	this: IExecuteFunctions | ILoadOptionsFunctions,
	url: string,
): Promise<IDataObject> {
	const answer: unknown = await this.helpers.httpRequestWithAuthentication.call(
		this,
		'standInApi',
		{
			url,
			json: true,
		},
	);
	return answer as IDataObject;
}

/** Up to five seconds, in slices, as a node has to wait that wants to notice the stop button. */
async function waitForCancel(this: IExecuteFunctions): Promise<boolean> {
	for (let slice = 0; slice < 100; slice++) {
		if (this.getExecutionCancelSignal()?.aborted) return true;
		await sleep(50);
	}
	return false;
}
