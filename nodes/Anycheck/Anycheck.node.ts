import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { properties } from './actions/properties';
import { runOperation } from './actions/router';
import { getConfigurationFields, getOutputFields } from './methods/getRecordFields';
import { searchVerifications } from './methods/searchVerifications';

export class Anycheck implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Anycheck',
		name: 'anycheck',
		icon: { light: 'file:../../icons/anycheck.svg', dark: 'file:../../icons/anycheck.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Verify identities and documents, and record the outcome of reviews',
		defaults: { name: 'Anycheck' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'anycheckApi', required: true }],
		properties,
	};

	methods = {
		listSearch: { searchVerifications },
		resourceMapping: { getConfigurationFields, getOutputFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await runOperation(this)];
	}
}
