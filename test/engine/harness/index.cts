import { resolve } from 'node:path';
import type { ICredentialDataDecryptedObject, INode, IRun, IRunExecutionData } from 'n8n-workflow';
import { callMethod, type MethodAnswers, type MethodCall } from './call-method.cts';
import { CredentialStore } from './credential-store.cts';
import { TestCredentialsHelper } from './credentials-helper.cts';
import { loadPackage, type LoadedPackage } from './loaded-package.cts';
import { runNode, smallWorkflow } from './run-node.cts';
import type { NodeRunOptions, NodeRunResult } from './run-options.cts';
import {
	continueWorkflow,
	runWorkflow,
	type WorkflowJson,
	type WorkflowRunOptions,
} from './run-workflow.cts';
import { testCredential, type CredentialTestResult } from './test-credential.cts';
import { removeUserFolder } from './user-folder.cts';

export { NODE_UNDER_TEST } from './run-node.cts';
export type { NodeRunOptions, NodeRunResult, Seen } from './run-options.cts';
export { readError, type RunError } from './run-error.cts';

/** n8n's engine with one package installed. */
export interface Engine {
	/** The package as loaded: descriptions under `loader.types`, for tests of the structure. */
	package: LoadedPackage;
	credentials: CredentialStore;
	/** Runs the node under test between a source and two probes. */
	run(options: NodeRunOptions): Promise<NodeRunResult>;
	/** Runs any workflow made of the package's nodes, `test.source` and `test.probe`. */
	runWorkflow(json: WorkflowJson, options: WorkflowRunOptions): Promise<IRun>;
	/** Lets a parked workflow go on. */
	continueWorkflow(json: WorkflowJson, data: IRunExecutionData): Promise<IRun>;
	/** Calls a list or field method as the editor does. */
	callMethod<Kind extends keyof MethodAnswers>(
		kind: Kind,
		name: string,
		call: MethodCall & { type?: string; credentialId?: string },
	): Promise<MethodAnswers[Kind]>;
	/** Presses "Test" in the credential's window. */
	testCredential(type: string, data: ICredentialDataDecryptedObject): Promise<CredentialTestResult>;
	/** Leaves nothing behind on the disk. Call it once per test file, at the end. */
	close(): void;
}

/**
 * Starts n8n's engine in this process with one built package.
 * @param options.packageDir folder of the package's package.json; this project's by default
 */
export async function startEngine({ packageDir }: { packageDir?: string } = {}): Promise<Engine> {
	const loaded = await loadPackage(packageDir ?? resolve(__dirname, '../../..'));
	const credentials = new CredentialStore();
	const helper = new TestCredentialsHelper(loaded.credentialTypes, credentials);
	const firstNode = () => {
		const [first] = loaded.loader.types.nodes;
		if (!first) throw new Error(`${loaded.name} has no node`);
		return `${loaded.name}.${first.name}`;
	};
	const reference = (id: string | undefined): INode['credentials'] => {
		if (id === undefined) return undefined;
		const { name, type } = credentials.get(id);
		return { [type]: { id, name } };
	};
	const execute = (json: WorkflowJson, options: WorkflowRunOptions) =>
		runWorkflow(loaded, helper, json, options);

	return {
		package: loaded,
		credentials,
		runWorkflow: execute,
		continueWorkflow: (json, data) => continueWorkflow(loaded, helper, json, data),
		run: (options) => {
			const json = smallWorkflow(
				{ type: firstNode(), ...options },
				reference(options.credentialId),
			);
			return runNode(execute, json, options);
		},
		callMethod: (kind, name, { type = firstNode(), credentialId, ...call }) =>
			callMethod(loaded, helper, kind, name, type, reference(credentialId), call),
		testCredential: (type, data) => testCredential(loaded, helper, credentials, type, data),
		close: removeUserFolder,
	};
}
