import {
	Workflow,
	type INode,
	type INodeListSearchResult,
	type INodeParameters,
	type INodePropertyOptions,
	type ResourceMapperFields,
} from 'n8n-workflow';
import { additionalData } from './additional-data.cts';
import type { TestCredentialsHelper } from './credentials-helper.cts';
import type { LoadedPackage } from './loaded-package.cts';
import { LoadOptionsContext } from './n8n.cts';

/** What each kind of method answers with. */
export interface MethodAnswers {
	listSearch: INodeListSearchResult;
	loadOptions: INodePropertyOptions[];
	resourceMapping: ResourceMapperFields;
}

export interface MethodCall {
	/** The node's parameters as they stand in the editor. */
	parameters: INodeParameters;
	/** The parameter the list belongs to; relative lookups (`&name`) start there. */
	path?: string;
	/** listSearch: what the user typed, and where the last page ended. */
	filter?: string;
	paginationToken?: string;
	typeVersion?: number;
}

/** Calls what the editor calls while the user types, in the real context. Rejects with what the method throws. */
export async function callMethod<Kind extends keyof MethodAnswers>(
	{ nodeTypes }: LoadedPackage,
	credentialsHelper: TestCredentialsHelper,
	kind: Kind,
	name: string,
	type: string,
	credentials: INode['credentials'],
	{ parameters, path = '', filter, paginationToken, typeVersion = 1 }: MethodCall,
): Promise<MethodAnswers[Kind]> {
	const methods = nodeTypes.getByNameAndVersion(type, typeVersion).methods?.[kind];
	const method: unknown = methods?.[name];
	if (typeof method !== 'function') throw new Error(`${type} has no ${kind} method "${name}"`);

	const node: INode = {
		id: 'editor',
		name: 'Temp-Node',
		type,
		typeVersion,
		position: [0, 0],
		parameters,
		credentials,
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const data = additionalData(credentialsHelper, { currentNodeParameters: parameters });
	const context = new LoadOptionsContext(workflow, node, data, path);
	await workflow.expression.acquireIsolate();
	try {
		const answer: unknown = await method.call(context, filter, paginationToken);
		return answer as MethodAnswers[Kind];
	} finally {
		await workflow.expression.releaseIsolate();
	}
}
