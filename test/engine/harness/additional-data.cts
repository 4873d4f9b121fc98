import type { INodeParameters, IWorkflowExecuteAdditionalData } from 'n8n-workflow';
import type { TestCredentialsHelper } from './credentials-helper.cts';
import { ExternalSecretsProxy, type ExecutionLifecycleHooks } from './n8n.cts';

// The data proxy builds resume URLs from these before any item is routed, so each must be absolute.
const BASE = 'http://127.0.0.1:5678/';

/** What n8n's server hands to every execution, cut down to what nodes can reach. */
export function additionalData(
	credentialsHelper: TestCredentialsHelper,
	extra: { hooks?: ExecutionLifecycleHooks; currentNodeParameters?: INodeParameters } = {},
): IWorkflowExecuteAdditionalData {
	const refuse = (what: string) => () =>
		Promise.reject(new Error(`${what} is not part of these tests`));
	return {
		...extra,
		credentialsHelper,
		currentNodeExecutionIndex: 0,
		executionId: 'test-execution',
		instanceBaseUrl: BASE,
		restApiUrl: `${BASE}rest`,
		formBaseUrl: `${BASE}form`,
		formWaitingBaseUrl: `${BASE}form-waiting`,
		formTestBaseUrl: `${BASE}form-test`,
		webhookBaseUrl: `${BASE}webhook`,
		webhookWaitingBaseUrl: `${BASE}webhook-waiting`,
		webhookTestBaseUrl: `${BASE}webhook-test`,
		mcpBaseUrl: `${BASE}mcp`,
		mcpTestBaseUrl: `${BASE}mcp-test`,
		variables: {},
		externalSecretsProxy: new ExternalSecretsProxy(),
		executeWorkflow: refuse('Running another workflow'),
		getRunExecutionData: () => Promise.resolve(undefined),
		getRuntimeCredential: () => Promise.resolve(undefined),
		startRunnerTask: refuse('A task runner'),
		logAiEvent: () => undefined,
		setExecutionStatus: () => undefined,
	};
}
