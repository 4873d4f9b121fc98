import { parse, stringify } from 'flatted';
import type { IRunExecutionData } from 'n8n-workflow';
import type { Engine, NodeRunResult } from '../harness/index.cts';
import { outcomeOfRun } from '../harness/run-node.cts';
import type { KeptRun, ParkedAddress } from './parked.cts';
import { serveWebhook } from './webhook.cts';

/** Who runs what a call has resumed: the process that took the call, or in n8n's queue mode a worker. */
export type ResumedBy = 'the same process' | 'a worker';

/** A parked workflow that can be called and go on. */
export interface Resumable {
	address: ParkedAddress;
	/** Lets it go on with what the calls gave. @throws unless one of them did */
	goOn(by: ResumedBy): Promise<Pick<NodeRunResult, 'status' | 'outputs' | 'seen'>>;
}

/** Lets a parked run be called and go on as n8n's server does: the node that parked it is disabled, and not run again. */
export async function serveResumable(
	engine: Engine,
	{ json, name, run }: KeptRun,
): Promise<Resumable> {
	const data = stored(run.data);
	const [parked] = data.executionData?.nodeExecutionStack ?? [];
	if (parked === undefined) throw new Error('The run is not parked');
	parked.node.disabled = true;
	data.waitTill = undefined;
	data.resultData.runData[name]?.pop();

	const address = await serveWebhook(engine, json, name, data);
	return {
		address,
		goOn: async (by) => {
			const given = address.answers.flatMap((answer) =>
				'workflowData' in answer ? [answer.workflowData] : [],
			);
			const [workflowData] = given;
			if (workflowData === undefined || given.length > 1)
				throw new Error(`The calls let the workflow go on ${given.length} times`);
			parked.data['main'] = workflowData;
			parked.metadata = { ...parked.metadata, forwardAllOutputs: true };
			const read = by === 'a worker' ? stored(data) : data;
			return outcomeOfRun(await engine.continueWorkflow(json, read));
		},
	};
}

/** What n8n's database gives back. */
function stored(data: IRunExecutionData): IRunExecutionData {
	return parse(stringify(data)) as IRunExecutionData;
}
