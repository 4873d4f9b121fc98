import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { type Request, type Response } from 'express';
import { WebhookContext } from 'n8n-core';
import {
	Workflow,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type IRun,
	type IWebhookData,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { additionalData } from '../harness/additional-data.cts';
import { TestCredentialsHelper } from '../harness/credentials-helper.cts';
import type { Engine } from '../harness/index.cts';
import { NODE_UNDER_TEST, smallWorkflow } from '../harness/run-node.cts';
import type { WorkflowJson } from '../harness/run-workflow.cts';

/** A run of the node as n8n keeps it, together with its workflow. */
export interface KeptRun {
	json: WorkflowJson;
	/** The node's name. */
	name: string;
	run: IRun;
}

/** Runs the package's node, as `engine.run` does, so that it can be called afterwards if it parks. */
export async function runAndKeep(
	engine: Engine,
	credentialId: string,
	parameters: INodeParameters,
	items: INodeExecutionData[],
	node: Partial<INode> = {},
): Promise<KeptRun> {
	const { name = NODE_UNDER_TEST } = node;
	const { type, ...credential } = engine.credentials.get(credentialId);
	const options = { type: `${engine.package.name}.anycheck`, parameters, node };
	const json = smallWorkflow(options, { [type]: { id: credentialId, name: credential.name } });
	return { json, name, run: await engine.runWorkflow(json, { startNode: 'Source', items }) };
}

/** The address of a parked workflow. */
export interface ParkedAddress {
	url: string;
	/** What the node answered to n8n, or threw, call by call. */
	answers: Array<IWebhookResponseData | Error>;
	close(): Promise<void>;
}

/** Lets a parked run be called, as n8n's server does after it has checked the address. */
export async function serveParked(
	{ package: { credentialTypes, nodeTypes }, credentials }: Engine,
	{ json, name, run }: KeptRun,
): Promise<ParkedAddress> {
	const workflow = new Workflow({ ...json, id: 'test-workflow', active: false, nodeTypes });
	const node = workflow.getNode(name);
	if (!node) throw new Error('The workflow has no node under test');
	const helper = new TestCredentialsHelper(credentialTypes, credentials);
	const answers: ParkedAddress['answers'] = [];

	const call = async (request: Request, response: Response): Promise<void> => {
		const data = { ...additionalData(helper), httpRequest: request, httpResponse: response };
		const type = nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		// Of the webhook n8n only passes on what is not asked for here.
		const webhook = { webhookDescription: { name: 'default' } } as IWebhookData;
		const context = new WebhookContext(workflow, node, data, 'trigger', webhook, [], run.data);
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
	const server = express()
		.use(express.json(), express.urlencoded({ extended: false }), call)
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

/** Calls a parked workflow as the API does when a status changes; `resumed` is what the workflow goes on with. */
export async function report({ url, answers }: ParkedAddress, body: object = {}) {
	const headers = { 'Content-Type': 'application/json' };
	const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
	const answer = answers.at(-1);
	const [resumed] = (answer && !(answer instanceof Error) && answer.workflowData) || [];
	return { status: response.status, text: await response.text(), answer, resumed };
}
