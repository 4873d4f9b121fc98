import type { INode, INodeExecutionData, INodeParameters, IRun } from 'n8n-workflow';
import type { Engine } from '../harness/index.cts';
import { NODE_UNDER_TEST, smallWorkflow } from '../harness/run-node.cts';
import type { WorkflowJson } from '../harness/run-workflow.cts';
import { callAsApi, serveWebhook, type ServedAddress } from './webhook.cts';

/** A run of the node as n8n keeps it, together with its workflow. */
export interface KeptRun {
	json: WorkflowJson;
	/** The node's name. */
	name: string;
	run: IRun;
}

/**
 * Runs the package's node, as `engine.run` does, so that it can be called afterwards if it parks.
 *
 * @param others further credentials of the node, by id
 */
export async function runAndKeep(
	engine: Engine,
	credentialId: string,
	parameters: INodeParameters,
	items: INodeExecutionData[],
	node: Partial<INode> = {},
	others: readonly string[] = [],
): Promise<KeptRun> {
	const { name = NODE_UNDER_TEST } = node;
	const options = { type: `${engine.package.name}.anycheck`, parameters, node };
	const credentials = [credentialId, ...others].map((id) => {
		const { type, name: label } = engine.credentials.get(id);
		return [type, { id, name: label }] as const;
	});
	const json = smallWorkflow(options, Object.fromEntries(credentials));
	return { json, name, run: await engine.runWorkflow(json, { startNode: 'Source', items }) };
}

/** The address of a parked workflow. */
export type ParkedAddress = ServedAddress;

/** Lets a parked run be called. */
export async function serveParked(
	engine: Engine,
	{ json, name, run }: KeptRun,
): Promise<ParkedAddress> {
	return await serveWebhook(engine, json, name, run.data);
}

/** Calls a parked workflow as the API does when a status changes; `resumed` is what the workflow goes on with. */
export async function report(address: ParkedAddress, body: object = {}) {
	const { items, ...called } = await callAsApi(address, body);
	return { ...called, resumed: items };
}
