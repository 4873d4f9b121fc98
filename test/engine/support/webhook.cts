import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import { WebhookContext } from 'n8n-core';
import {
	Workflow,
	type IRunExecutionData,
	type IWebhookData,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { additionalData } from '../harness/additional-data.cts';
import { TestCredentialsHelper } from '../harness/credentials-helper.cts';
import type { Engine } from '../harness/index.cts';
import type { WorkflowJson } from '../harness/run-workflow.cts';

/** The address of a node that can be called. */
export interface ServedAddress {
	url: string;
	/** What the node answered to n8n, or threw, call by call. */
	answers: Array<IWebhookResponseData | Error>;
	close(): Promise<void>;
}

/**
 * Lets a node of a workflow be called, as n8n's server does after it has checked the address.
 * @param data the parked run, where there is one
 */
export async function serveWebhook(
	{ package: { credentialTypes, nodeTypes }, credentials }: Engine,
	json: WorkflowJson,
	name: string,
	data: IRunExecutionData | null = null,
): Promise<ServedAddress> {
	const workflow = new Workflow({ ...json, id: 'test-workflow', active: false, nodeTypes });
	const node = workflow.getNode(name);
	if (!node) throw new Error('The workflow has no node under test');
	const helper = new TestCredentialsHelper(credentialTypes, credentials);
	const answers: ServedAddress['answers'] = [];

	const call = async (request: Request, response: Response): Promise<void> => {
		const additional = { ...additionalData(helper), httpRequest: request, httpResponse: response };
		const type = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		// Of the webhook n8n only passes on what is not asked for here.
		const webhook = { webhookDescription: { name: 'default' } } as IWebhookData;
		const context = new WebhookContext(workflow, node, additional, 'trigger', webhook, [], data);
		await workflow.expression.acquireIsolate();
		try {
			const answer = (await type.webhook?.call(context)) ?? {};
			answers.push(answer);
			if (answer.noWebhookResponse !== true) response.json(answer.webhookResponse ?? {});
		} catch (error) {
			answers.push(error instanceof Error ? error : new Error(String(error)));
			response.status(500).end();
		} finally {
			await workflow.expression.releaseIsolate();
		}
	};
	// n8n, too, keeps the bytes beside what they say.
	const verify = (request: object, _: unknown, rawBody: Buffer) => {
		Object.assign(request, { rawBody });
	};
	const server = express()
		.use(express.json({ verify }), express.urlencoded({ extended: false }), call)
		.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		answers,
		close: async () => {
			const closed = once(server, 'close');
			server.close();
			server.closeAllConnections();
			await closed;
		},
	};
}

/** Calls a node as the API does when a status changes; `items` is what the workflow starts or goes on with. */
export async function callAsApi(
	{ url, answers }: ServedAddress,
	body: object = {},
	more: Record<string, string> = {},
) {
	const headers = { 'Content-Type': 'application/json', ...more };
	const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
	const answer = answers.at(-1);
	const [items] = (answer && !(answer instanceof Error) && answer.workflowData) || [];
	return { status: response.status, text: await response.text(), answer, items };
}
