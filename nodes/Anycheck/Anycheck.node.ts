import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { properties, resources } from './actions';
import { testReviewers } from './methods/credentialTest';
import {
	searchFolders,
	searchServices,
	searchTemplates,
	searchVerifications,
} from './methods/listSearch';
import { getConfigurationFields, getOutputFields } from './methods/resourceMapping';
import { runOperation } from './run/router';
import { handleCall } from './run/wait/handleCall';
import { WAITING_TOOLTIP, WAITING_WEBHOOKS } from './run/wait/webhooks';

export class Anycheck implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Anycheck',
		name: 'anycheck',
		icon: { light: 'file:../../icons/anycheck.svg', dark: 'file:../../icons/anycheck.dark.svg' },
		group: ['transform'],
		version: [1, 2],
		defaultVersion: 2,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Verify identities and documents, and record the outcome of reviews',
		defaults: { name: 'Anycheck' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'anycheckApi', required: true },
			{
				name: 'anycheckReviewersApi',
				required: true,
				testedBy: 'testReviewers',
				displayOptions: {
					show: {
						resource: ['verification'],
						operation: ['waitForReview'],
						reviewers: ['personalCodes'],
					},
				},
			},
		],
		webhooks: WAITING_WEBHOOKS,
		waitingNodeTooltip: WAITING_TOOLTIP,
		properties,
	};

	methods = {
		credentialTest: { testReviewers },
		listSearch: { searchFolders, searchServices, searchTemplates, searchVerifications },
		resourceMapping: { getConfigurationFields, getOutputFields },
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [await runOperation(this, resources)];
	}

	/** Called while the workflow is parked at this node. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleCall(this, resources);
	}
}
