import {
	createRunExecutionData,
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialTestFunctions,
	type ICredentialTestRequest,
	type INode,
	type INodeType,
	type INodeTypes,
} from 'n8n-workflow';
import { additionalData } from './additional-data.cts';
import type { CredentialStore } from './credential-store.cts';
import { credentialValues } from './credential-values.cts';
import type { TestCredentialsHelper } from './credentials-helper.cts';
import { credentialTestVerdict } from './credential-test-verdict.cts';
import type { LoadedPackage } from './loaded-package.cts';
import { ExecuteContext, RoutingNode } from './n8n.cts';

/** What the credential's window shows after "Test". */
export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

/** Runs a credential's declarative test request as n8n's server does: in a throw-away declarative node. */
export async function testCredential(
	loaded: LoadedPackage,
	helper: TestCredentialsHelper,
	store: CredentialStore,
	type: string,
	typed: ICredentialDataDecryptedObject,
): Promise<CredentialTestResult> {
	const { nodeTypes, credentialTypes } = loaded;
	const { test } = credentialTypes.getByName(type);
	const byNode = test ? undefined : testOfNode(loaded, type);
	if (byNode !== undefined) {
		const decrypted = { id: 'test', name: 'Test', type, data: typed };
		return await byNode.call({} as ICredentialTestFunctions, decrypted);
	}
	if (!test) throw new Error(`The credential type ${type} has no test`);

	const id = store.create(type, typed);
	const { name } = store.get(id);
	const nodeType = throwAwayNode(nodeTypes, type, test);
	const node: INode = {
		id: 'temp',
		name: 'Temp-Node',
		type: nodeType.description.name,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		credentials: { [type]: { id, name } },
	};
	const workflow = new Workflow({
		nodes: [node],
		connections: {},
		active: false,
		nodeTypes: {
			getByName: () => nodeType,
			getByNameAndVersion: (_name, version) => NodeHelpers.getVersionedNodeType(nodeType, version),
			getKnownTypes: () => ({}),
		},
	});
	const data = additionalData(helper, { currentNodeParameters: node.parameters });
	// The test uses what stands in the window, saved or not.
	const decrypted = credentialValues(
		helper.getCredentialsProperties(type),
		typed,
		data,
		'internal',
	);
	const input = { main: [[{ json: {} }]] };
	const context = new ExecuteContext(
		workflow,
		node,
		data,
		'internal',
		createRunExecutionData(),
		0,
		[],
		input,
		{ node, data: {}, source: null },
		[],
	);
	const routing = new RoutingNode(context, nodeType, { id, name, type, data: decrypted });
	await workflow.expression.acquireIsolate();
	try {
		const answer = await routing.runNode();
		return credentialTestVerdict(test, { answer: answer?.[0]?.[0]?.json });
	} catch (error) {
		return credentialTestVerdict(test, { error });
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

/** The method of a node that tests a credential type which has no request of its own. */
function testOfNode({ name, loader, nodeTypes }: LoadedPackage, type: string) {
	const nodes = loader.types.nodes.map((node) =>
		nodeTypes.getByNameAndVersion(`${name}.${node.name}`),
	);
	return nodes
		.flatMap(({ description, methods }) =>
			(description.credentials ?? []).flatMap(({ name: tested, testedBy }) =>
				tested === type && typeof testedBy === 'string'
					? [methods?.credentialTest?.[testedBy]]
					: [],
			),
		)
		.find((method) => method !== undefined);
}

function throwAwayNode(
	nodeTypes: INodeTypes,
	credentialType: string,
	test: ICredentialTestRequest,
): INodeType {
	const { description } = nodeTypes.getByNameAndVersion('n8n-nodes-base.noOp');
	return {
		description: {
			...description,
			credentials: [{ name: credentialType, required: true }],
			properties: [
				{
					displayName: 'Temp',
					name: 'temp',
					type: 'string',
					default: '',
					routing: { request: test.request },
				},
			],
		},
	};
}
