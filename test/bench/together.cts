import axios from 'axios';
import type { Cluster } from '../queue/harness/cluster.cts';
import { watchMemory } from './peak-memory.cts';
import type { Contender, ServerLimit } from './scenario.cts';
import { benchWorkflow } from './workflow.cts';

/** So many executions at the same time, each with so many items. */
export interface Together {
	contender: Contender;
	workers: number;
	executions: number;
	items: number;
	limit?: ServerLimit;
}

/** What came of them. */
export interface TogetherRun extends Together {
	/** From the first call to the answer of the last one. */
	milliseconds: number;
	/** Largest resident memory of one worker. */
	peakBytes: number;
	/** Requests for verifications. */
	requests: number;
	/** Verifications that were updated, and updates beyond the first of the same one. */
	applied: number;
	doubled: number;
}

/** Workflows in a cluster, and the addresses at which they are called, by node. */
export type Paths = Record<Contender, string>;

/** Workflows that answer when they have ended. They use the key, for the reason that `credentialFor` gives. */
export async function publishWorkflows(cluster: Cluster, apiKey: string): Promise<Paths> {
	const { client, sandbox } = cluster;
	const name = 'apiKey';
	const data = {
		authentication: 'apiKey',
		apiKey,
		environment: 'custom',
		baseUrl: sandbox.url,
	};
	const id = await client.saveCredential({ name, type: 'anycheckApi', data });
	const publish = async (contender: Contender): Promise<string> => {
		const workflow = benchWorkflow(contender, { id, name }, sandbox.url, 'replace', true);
		await client.activate(await client.saveWorkflow(workflow));
		return workflow.name;
	};
	return { httpRequest: await publish('httpRequest'), anycheck: await publish('anycheck') };
}

/** Runs them at the same time. @throws when an execution fails or, without a limit, leaves an item out */
export async function runTogether(
	cluster: Cluster,
	paths: Paths,
	plan: Together,
	run: number,
): Promise<TogetherRun> {
	const { contender, workers, executions, items, limit } = plan;
	const { sandbox } = cluster;
	sandbox.reset();
	sandbox.options.recordLimit = 0;
	const ids = sandbox.state.addVerifications(items * executions).map(({ id }) => id);
	if (limit !== undefined) {
		const { perSecond, tells } = limit;
		const told = { headers: tells, retryAfter: tells ? 'seconds' : 'none' } as const;
		sandbox.faults.add({ fault: { type: 'rateLimit', perSecond, burst: perSecond, ...told } });
	}
	const pids = Array.from({ length: workers }, (_, index) => cluster.pid(`worker-${index + 1}`));
	const memory = await Promise.all(pids.map(async (pid) => await watchMemory({ pid })));
	const url = `${cluster.address('webhook-1')}/webhook/${paths[contender]}`;
	const startedAt = Date.now();
	await Promise.all(
		Array.from({ length: executions }, async (_, part) => {
			const body = { ids: ids.slice(part * items, (part + 1) * items), run };
			await axios.post(url, body, { proxy: false, maxBodyLength: 1e8 });
		}),
	);
	const milliseconds = Date.now() - startedAt;
	const peaks = await Promise.all(memory.map(async (one) => await one.stop()));
	const writes = ids.map((id) => sandbox.record.writes(id).length);
	const applied = writes.filter((count) => count > 0).length;
	const doubled = writes.reduce((sum, count) => sum + Math.max(0, count - 1), 0);
	if (limit === undefined && applied < ids.length)
		throw new Error(`${contender} updated ${applied} of ${ids.length} items`);
	const peakBytes = Math.max(...peaks);
	return { ...plan, milliseconds, peakBytes, requests: sandbox.record.total, applied, doubled };
}
