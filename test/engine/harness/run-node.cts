import { randomUUID } from 'node:crypto';
import type { INode, IRun } from 'n8n-workflow';
import { PROBE, SOURCE } from './helper-nodes.cts';
import { readError } from './run-error.cts';
import type { NodeRunOptions, NodeRunResult, Seen } from './run-options.cts';
import type { WorkflowJson, WorkflowRunOptions } from './run-workflow.cts';
import { startStopwatch } from './stopwatch.cts';

/** Name of the node under test in the small workflow, for expressions. */
export const NODE_UNDER_TEST = 'Node under test';

/** The small workflow as a document, with the node's credential filled in. */
export function smallWorkflow(
	{
		type,
		typeVersion = 1,
		parameters,
		onError,
		retryOnFail,
		maxTries,
		waitBetweenTries,
		node,
	}: NodeRunOptions & { type: string },
	credentials: INode['credentials'],
): WorkflowJson {
	const place = (name: string, nodeType: string, column: number): INode => ({
		id: randomUUID(),
		name,
		type: nodeType,
		typeVersion: 1,
		position: [column * 200, 0],
		parameters: {},
	});
	const to = (name: string) => [{ node: name, type: 'main' as const, index: 0 }];
	const name = node?.name ?? NODE_UNDER_TEST;
	const settings = { onError, retryOnFail, maxTries, waitBetweenTries };
	return {
		nodes: [
			place('Source', SOURCE, 0),
			{
				...place(name, type, 1),
				typeVersion,
				parameters,
				credentials,
				...settings,
				...node,
			},
			place('After success', PROBE, 2),
			place('After error', PROBE, 2),
		],
		connections: {
			Source: { main: [to(name)] },
			[name]: { main: [to('After success'), to('After error')] },
		},
	};
}

/** Runs the small workflow through `execute` and picks out what tests ask about. */
export async function runNode(
	execute: (json: WorkflowJson, options: WorkflowRunOptions) => Promise<IRun>,
	json: WorkflowJson,
	{ items, mode, signal, cancelAfterMs, isUnsigned }: NodeRunOptions,
): Promise<NodeRunResult> {
	const started = Date.now();
	const stopwatch = startStopwatch();
	const run = await cancellable(signal, cancelAfterMs, (combined) =>
		execute(json, { startNode: 'Source', items, mode, signal: combined, isUnsigned }),
	).finally(() => {
		stopwatch.stop();
	});
	return {
		...outcomeOfRun(run),
		error: readError(run.data.resultData.error),
		waitTill: run.waitTill,
		executionData: run.data,
		elapsedMs: Date.now() - started,
		runningMs: stopwatch.runningMs(),
	};
}

/** What came out of the node under test, and what the nodes after it saw of that. */
export function outcomeOfRun({
	status,
	data,
}: IRun): Pick<NodeRunResult, 'status' | 'outputs' | 'seen' | 'hints'> {
	const output = (node: string, index: number) =>
		data.resultData.runData[node]?.at(-1)?.data?.['main']?.[index] ?? [];
	// The probe is ours, so the shape of what it puts out is known.
	const seen = (node: string) => output(node, 0).map(({ json: item }) => item as unknown as Seen);
	return {
		status,
		outputs: { success: output(NODE_UNDER_TEST, 0), error: output(NODE_UNDER_TEST, 1) },
		seen: { success: seen('After success'), error: seen('After error') },
		hints: data.resultData.runData[NODE_UNDER_TEST]?.at(-1)?.hints ?? [],
	};
}

async function cancellable<T>(
	outer: AbortSignal | undefined,
	afterMs: number | undefined,
	work: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
	if (afterMs === undefined) return await work(outer);
	const timer = new AbortController();
	const handle = setTimeout(() => {
		timer.abort();
	}, afterMs);
	try {
		return await work(outer ? AbortSignal.any([outer, timer.signal]) : timer.signal);
	} finally {
		clearTimeout(handle);
	}
}
