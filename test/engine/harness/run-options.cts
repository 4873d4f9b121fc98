import type {
	ExecutionStatus,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeParameters,
	IRun,
	NodeExecutionHint,
	OnError,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import type { RunError } from './run-error.cts';

/** The usual small workflow: Source → the node under test → a probe on each of its two outputs. */
export interface NodeRunOptions {
	/** Full node type; by default the package's first node. */
	type?: string;
	/** Version of the node type; 1 by default. */
	typeVersion?: number;
	parameters: INodeParameters;
	/** What the source emits; one empty item by default. */
	items?: INodeExecutionData[];
	/** The node's "On Error" setting; 'stopWorkflow' by default. */
	onError?: OnError;
	retryOnFail?: boolean;
	/** n8n keeps it between 2 and 5. */
	maxTries?: number;
	/** Milliseconds, at most 5000; n8n reads 0 as its default of 1000. */
	waitBetweenTries?: number;
	/** Merged into the node as saved (executeOnce, alwaysOutputData, disabled …). */
	node?: Partial<INode>;
	/** Ids out of the engine's store, of any credential type. */
	credentialId?: string;
	mode?: WorkflowExecuteMode;
	signal?: AbortSignal;
	/** Cancels the execution this many milliseconds after its start. */
	cancelAfterMs?: number;
	/** As in an n8n before 2.14, where resume addresses have no signature. */
	isUnsigned?: boolean;
}

/** What a probe saw of one item: its JSON, and the source item its lineage leads to (null when the lineage is lost). */
export interface Seen {
	received: IDataObject;
	origin: IDataObject | null;
	originError?: string;
}

export interface NodeRunResult {
	status: ExecutionStatus;
	/** The node's own output items, with pairing. Empty where it put out nothing or failed altogether. */
	outputs: { success: INodeExecutionData[]; error: INodeExecutionData[] };
	/** The same items as the following nodes saw them. */
	seen: { success: Seen[]; error: Seen[] };
	/** What the editor says beside the node's output. */
	hints: NodeExecutionHint[];
	/** Why the workflow stopped, or undefined. */
	error?: RunError;
	waitTill?: Date | null;
	/** Everything n8n would have stored of the execution. */
	executionData: IRun['data'];
	/** Milliseconds by `Date`, which a test may hurry: for tests that something takes its time. */
	elapsedMs: number;
	/** As much of it as this process could work: for tests that something ends soon. */
	runningMs: number;
}
