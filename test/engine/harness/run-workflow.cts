import {
	createRunExecutionData,
	Workflow,
	type IConnections,
	type INode,
	type INodeExecutionData,
	type IRun,
	type IRunExecutionData,
	type IWorkflowSettings,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { additionalData } from './additional-data.cts';
import type { TestCredentialsHelper } from './credentials-helper.cts';
import type { LoadedPackage } from './loaded-package.cts';
import { ExecutionLifecycleHooks, WorkflowExecute } from './n8n.cts';

/** A workflow in n8n's export format, as far as the engine reads it. */
export interface WorkflowJson {
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
}

export interface WorkflowRunOptions {
	/** Name of the node to start with. */
	startNode: string;
	/** What the start node gets as its input; one empty item by default. */
	items?: INodeExecutionData[];
	/** 'trigger' (a workflow that runs by itself) by default; 'manual' is a run from the editor. */
	mode?: WorkflowExecuteMode;
	/** Aborting it cancels the execution as the editor's stop button does. */
	signal?: AbortSignal;
	/** n8n before 2.14 gives an execution no secret of its own, so that its resume address has no signature. */
	isUnsigned?: boolean | undefined;
}

/**
 * Runs a workflow in n8n's engine and resolves when its last node has come to an end, cancelled or not.
 * A failing workflow resolves too, with status 'error'; only a workflow that cannot start rejects.
 */
export async function runWorkflow(
	loaded: LoadedPackage,
	credentialsHelper: TestCredentialsHelper,
	json: WorkflowJson,
	{ startNode, items = [{ json: {} }], mode = 'trigger', signal, isUnsigned }: WorkflowRunOptions,
): Promise<IRun> {
	const workflow = workflowOf(loaded, json);
	const node = workflow.getNode(startNode);
	if (!node) throw new Error(`The workflow has no node "${startNode}" to start with`);

	const data = createRunExecutionData({
		...(isUnsigned === true && { resumeToken: '' }),
		executionData: { nodeExecutionStack: [{ node, data: { main: [items] }, source: null }] },
	});
	return await runToEnd(workflow, credentialsHelper, json, data, mode, signal);
}

/** Lets a workflow go on from where its data says that it is, and resolves as `runWorkflow` does. */
export async function continueWorkflow(
	loaded: LoadedPackage,
	credentialsHelper: TestCredentialsHelper,
	json: WorkflowJson,
	data: IRunExecutionData,
): Promise<IRun> {
	return await runToEnd(workflowOf(loaded, json), credentialsHelper, json, data, 'trigger');
}

function workflowOf({ nodeTypes }: LoadedPackage, json: WorkflowJson): Workflow {
	return new Workflow({
		id: 'test-workflow',
		name: json.name ?? 'Test',
		nodes: json.nodes,
		connections: json.connections,
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1', ...json.settings },
	});
}

async function runToEnd(
	workflow: Workflow,
	credentialsHelper: TestCredentialsHelper,
	json: WorkflowJson,
	data: IRunExecutionData,
	mode: WorkflowExecuteMode,
	signal?: AbortSignal,
): Promise<IRun> {
	const hooks = new ExecutionLifecycleHooks(mode, 'test-execution', {
		id: 'test-workflow',
		name: json.name ?? 'Test',
		active: false,
		activeVersionId: null,
		isArchived: false,
		createdAt: new Date(),
		updatedAt: new Date(),
		nodes: json.nodes,
		connections: json.connections,
	});
	const engine = new WorkflowExecute(additionalData(credentialsHelper, { hooks }), mode, data);
	const execution = engine.processRunExecutionData(workflow);

	const cancel = () => {
		execution.cancel();
	};
	signal?.addEventListener('abort', cancel, { once: true });
	try {
		return await execution;
	} finally {
		signal?.removeEventListener('abort', cancel);
	}
}
