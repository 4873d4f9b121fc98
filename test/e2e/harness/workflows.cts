import type { WorkflowJson } from '../../../scripts/n8n/workflow.cts';

type Node = WorkflowJson['nodes'][number];
type Credential = { id: string; name: string };

/** A node as n8n stores it. */
export function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: Record<string, unknown>,
): Node {
	return { id: `id-${name}`, name, type, typeVersion, position: [0, 0], parameters };
}

/** An Anycheck node for verifications, unless `parameters` names another resource. */
export function anycheckNode(
	name: string,
	anycheckApi: Credential,
	parameters: Record<string, unknown>,
): Node {
	const all = { resource: 'verification', simplify: true, ...parameters };
	return { ...node(name, 'n8n-nodes-anycheck.anycheck', 1, all), credentials: { anycheckApi } };
}

/** The Anycheck node, set to update; further settings such as `onError` go into `settings`. */
export function updateNode(
	parameters: Record<string, unknown>,
	anycheckApi: Credential,
	settings: object = {},
): Node {
	const all = { operation: 'update', ...parameters };
	return { ...anycheckNode('Update verification', anycheckApi, all), ...settings };
}

/** An Anycheck Trigger. @param path what tells its URL from all others */
export function triggerNode(
	path: string,
	anycheckApi: Credential,
	parameters: Record<string, unknown>,
): Node {
	return {
		...node('Anycheck Trigger', 'n8n-nodes-anycheck.anycheckTrigger', 1, parameters),
		webhookId: path,
		credentials: { anycheckApi },
	};
}

/** A workflow whose nodes are connected one after the other, each by its first output. */
export function chain(name: string, nodes: Node[]): WorkflowJson {
	const connections: WorkflowJson['connections'] = {};
	nodes.slice(1).forEach((next, index) => {
		const previous = nodes[index];
		if (previous !== undefined) {
			connections[previous.name] = { main: [[{ node: next.name, type: 'main', index: 0 }]] };
		}
	});
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}

/** A value that is an expression over the input item. */
export function fromItem(path: string): string {
	return `={{ $json.${path} }}`;
}
