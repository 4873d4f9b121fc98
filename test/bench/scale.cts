import { loadavg } from 'node:os';
import { demo } from '../../sandbox/index.cts';
import { projectFolder } from '../../scripts/demo/folders.cts';
import { ensureN8n } from '../../scripts/n8n/install.cts';
import { npmCommand, runCommand } from '../../scripts/n8n/run-command.cts';
import { openCluster } from '../queue/harness/cluster.cts';
import { measureRun, WARM_UP } from './measure.cts';
import { CONTENDERS, LIMITS, type Contender, type Measurement } from './scenario.cts';
import { scaleSection } from './scale-section.cts';
import { Stage } from './stage.cts';
import { publishWorkflows, runTogether, type Together, type TogetherRun } from './together.cts';
import { replaceScaleSection } from './write.cts';

const SIZES = [1_000, 10_000, 100_000];
const EXECUTIONS = [1, 2, 4, 8];
const ITEMS = 1_000;

/** One large execution; without `run` it did not come to its end. */
export interface Large {
	contender: Contender;
	items: number;
	run: Measurement | undefined;
}

type Say = (line: string) => void;

/** Measures large executions and many at the same time, and writes their section of docs/benchmarks.md. */
export async function runScale(say: Say): Promise<void> {
	const load = loadavg()[0] ?? 0;
	await runCommand({ ...npmCommand(['run', 'build', '--silent']), cwd: projectFolder });
	const many: TogetherRun[] = [];
	for (const workers of [1, 2])
		many.push(...(await measureTogether(workers, unlimited(workers), say)));
	const limited = [
		...(await measureTogether(1, limits(1), say, 2)),
		...(await measureTogether(3, limits(3), say, 2)),
	];
	const large = await measureLarge(say);
	say(`Written: ${await replaceScaleSection(scaleSection({ load, large, many, limited }))}`);
}

function unlimited(workers: number): Together[] {
	return EXECUTIONS.flatMap((executions) =>
		CONTENDERS.map((contender) => ({ contender, workers, executions, items: ITEMS })),
	);
}

/** Two executions on each worker. */
function limits(workers: number): Together[] {
	const executions = 2 * workers;
	return LIMITS.map((limit) => ({
		contender: 'anycheck',
		workers,
		executions,
		items: ITEMS,
		limit,
	}));
}

/** In n8n's queue mode with so many workers. @param concurrency executions at a time of each, if not as in the compose file */
async function measureTogether(
	workers: number,
	plans: Together[],
	say: Say,
	concurrency?: number,
): Promise<TogetherRun[]> {
	say(`Starting n8n with ${workers} worker(s) …`);
	const cluster = await openCluster('benchmark', {
		workers,
		...(concurrency !== undefined && { concurrency }),
	});
	const results: TogetherRun[] = [];
	try {
		const paths = await publishWorkflows(cluster, demo.apiKey);
		let number = 0;
		for (const contender of CONTENDERS) {
			// Each worker compiles what it will run.
			const warmUp = { contender, workers, executions: 4 * workers, items: 50 };
			await runTogether(cluster, paths, warmUp, ++number);
		}
		for (const plan of plans) {
			const run = await runTogether(cluster, paths, plan, ++number);
			results.push(run);
			const { contender, executions, milliseconds, requests, peakBytes } = run;
			const seconds = (milliseconds / 1000).toFixed(1);
			const megabytes = Math.round(peakBytes / 1e6);
			say(
				`${contender}: ${executions} × ${plan.items}: ${seconds} s, ${requests} requests, ${megabytes} MB`,
			);
		}
	} finally {
		await cluster.close();
	}
	return results;
}

async function measureLarge(say: Say): Promise<Large[]> {
	const installation = await ensureN8n(say, new AbortController().signal);
	say('Starting the sandbox and n8n …');
	const stage = await Stage.open(installation, Math.max(...SIZES));
	const results: Large[] = [];
	try {
		for (const items of SIZES) {
			for (const contender of CONTENDERS) {
				await stage.restart();
				await measureRun(stage, WARM_UP, contender);
				const scenario = { ...WARM_UP, items, freshServer: true };
				// n8n may not survive it.
				const run = await measureRun(stage, scenario, contender).catch((error: unknown) => {
					say(`${contender}, ${items} items: ${String(error)}`);
					return undefined;
				});
				results.push({ contender, items, run });
				const seconds = ((run?.milliseconds ?? 0) / 1000).toFixed(1);
				const megabytes = Math.round((run?.peakBytes ?? 0) / 1e6);
				say(`${contender}, ${items} items: ${seconds} s, ${megabytes} MB`);
			}
		}
	} finally {
		await stage.close();
	}
	return results;
}
