import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { checkBeforeListening } from './trigger/activation';
import { triggerPanel, triggerProperties } from './trigger/properties';
import { receive } from './trigger/receive';

export class AnycheckTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Anycheck Trigger',
		name: 'anycheckTrigger',
		icon: { light: 'file:../../icons/anycheck.svg', dark: 'file:../../icons/anycheck.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["triggerOn"].includes("ANY") ? "Any Change" : $parameter["triggerOn"].join(", ") }}',
		// The list of nodes shows it for both nodes of this package.
		description:
			'Verify identities and documents, and start workflows when a verification changes, for example when it needs review',
		eventTriggerDescription: 'Waiting for AnyCheck to report a change to the test URL',
		activationMessage: 'AnyCheck can now report changes to your production webhook URL.',
		defaults: { name: 'Anycheck Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'anycheckApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
				// Otherwise n8n answers its own default and does not read that of the node, see `CallClaims`.
				responseData: '',
				path: 'webhook',
			},
		],
		triggerPanel,
		properties: triggerProperties,
	};

	/** AnyCheck has no list of receivers: each verification is created with the URL it reports to. */
	webhookMethods = {
		default: {
			async checkExists(this: IHookFunctions): Promise<boolean> {
				await checkBeforeListening(this);
				return true;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return true;
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return true;
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await receive(this);
	}
}
