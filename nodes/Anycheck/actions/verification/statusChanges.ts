import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { ItemError } from '../../errors/itemError';
import { checkWebhookSecret } from '../../transport/auth/credential';
import { asData, type JsonObject } from '../../json/objects';
import type { RunningItem } from '../../run/operation';
import { reportUrl } from '../../run/wait/webhooks';
import { objectFromJson } from '../../fields/json';
import { choice, isGiven, requiredTextFrom } from '../../fields/values';

const TARGETS = ['nowhere', 'thisWorkflow', 'url'] as const;

/** Whether, and where, the API reports changes of the verification's status. */
export const STATUS_CHANGES: INodeProperties[] = [
	{
		displayName: 'Status Changes',
		name: 'statusChanges',
		type: 'options',
		default: 'nowhere',
		description: 'Which webhook AnyCheck calls when the status changes',
		options: [
			{
				name: 'Do Not Report',
				value: 'nowhere',
				description: 'AnyCheck calls no webhook',
			},
			{
				name: 'Report to a URL',
				value: 'url',
				description: 'For example the production URL of an Anycheck Trigger',
			},
			{
				name: 'Resume This Workflow',
				value: 'thisWorkflow',
				description: "Use it with a 'Wait for Completion' node later in the workflow",
			},
		],
	},
	{
		displayName: 'Webhook URL',
		name: 'webhookUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://n8n.example.com/webhook/anycheck',
		description: 'AnyCheck must be able to reach it from the internet',
		displayOptions: { show: { statusChanges: ['url'] } },
	},
];

/** Overrides the credential's own secret. */
export const WEBHOOK_SECRET: INodeProperties = {
	displayName: 'Webhook Secret',
	name: 'webhookSecret',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		"Signs AnyCheck's webhooks. If you leave it out, the node uses the 'Webhook Secret' of the credential, if there is one.",
	displayOptions: { show: { '/statusChanges': ['thisWorkflow', 'url'] } },
};

/** Documented as free-form by the older generation of the API, and as what holds the secret by the current one. */
export const WEBHOOK_METADATA: INodeProperties = {
	displayName: 'Webhook Metadata',
	name: 'webhookMetadata',
	type: 'json',
	default: '{}',
	description:
		"Your own data for the verification, for example an order number. AnyCheck doesn't document whether its webhooks contain it.",
	displayOptions: { show: { '/statusChanges': ['thisWorkflow', 'url'] } },
};

/** The part of a creation that says where to report to. @throws ItemError when the address or the secret cannot be used */
export function reportTo(
	{ parameters, client, resumeUrl }: RunningItem,
	options: JsonObject,
): { webhook_url?: string; webhook_metadata?: IDataObject } {
	const target = choice(
		parameters.value('statusChanges') ?? 'nowhere',
		"'Status Changes'",
		TARGETS,
	);
	if (target === 'nowhere') return {};
	const url = webAddress(target === 'thisWorkflow' ? resumeUrl() : parameters.text('webhookUrl'));
	const secret = isGiven(options, 'webhookSecret')
		? requiredTextFrom(options.webhookSecret, 'Webhook Secret')
		: client.webhookSecret;
	checkWebhookSecret(secret);
	const metadata = { ...ownMetadata(options), ...(secret !== '' && { [SECRET]: secret }) };
	return {
		webhook_url: target === 'thisWorkflow' ? reportUrl(url) : url,
		...(Object.keys(metadata).length > 0 && { webhook_metadata: asData(metadata) }),
	};
}

const SECRET = 'webhook_secret';

function ownMetadata(options: JsonObject): JsonObject {
	if (!Object.hasOwn(options, 'webhookMetadata')) return {};
	const metadata = objectFromJson(options.webhookMetadata, 'Webhook Metadata');
	if (!Object.hasOwn(metadata, SECRET)) return metadata;
	throw new ItemError(
		`'Webhook Metadata' has a '${SECRET}' in it`,
		"Take it out, and enter it under 'Webhook Secret', here or in the credential",
	);
}

function webAddress(text: string): string {
	if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
	throw new ItemError(
		text === '' ? "'Webhook URL' is empty" : "'Webhook URL' is not a web address",
		'Enter an address that starts with https://, e.g. the production URL of an Anycheck Trigger',
	);
}
