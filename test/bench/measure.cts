import axios from 'axios';
import { watchMemory } from './peak-memory.cts';
import {
	CONTENDERS,
	describeScenario,
	type Contender,
	type Measurement,
	type Result,
	type Scenario,
} from './scenario.cts';
import type { CredentialName, Stage } from './stage.cts';
import { NODE_UNDER_TEST, READING_NODE, webhookPath } from './workflow.cts';

const WITHIN_MS = 1_200_000;
export const WARM_UP: Scenario = {
	work: 'replace',
	items: 200,
	delayMs: 0,
	pairs: 1,
	freshServer: false,
};

let runNumber = 0;

/** Runs a scenario with both nodes in turn, as often as it says; `say` is told each run. */
export async function measureScenario(
	stage: Stage,
	scenario: Scenario,
	say: (line: string) => void,
): Promise<Result> {
	const result: Result = { scenario, runs: { httpRequest: [], anycheck: [] } };
	for (let pair = 0; pair < scenario.pairs; pair++) {
		for (const contender of CONTENDERS) {
			if (scenario.freshServer) {
				await stage.restart();
				await measureRun(stage, WARM_UP, contender);
			}
			const run = await measureRun(stage, scenario, contender);
			result.runs[contender].push(run);
			say(`${describeScenario(scenario)}: ${contender} ${describeRun(run)}`);
		}
	}
	return result;
}

/** Lets n8n compile what it will run, start its task runner and log in. */
export async function warmUp(stage: Stage): Promise<void> {
	for (const contender of CONTENDERS) await measureRun(stage, WARM_UP, contender);
}

/** One run of one node. */
export async function measureRun(
	stage: Stage,
	scenario: Scenario,
	contender: Contender,
): Promise<Measurement> {
	const { sandbox, server, reports } = stage;
	await sandbox.prepare(scenario);
	const memory = await watchMemory(server);
	const url = `${server.url}/webhook/${webhookPath(contender, credentialFor(scenario), scenario.work)}`;
	// Every run writes something else, so that none finds its work done.
	runNumber += 1;
	const body = { ids: stage.ids.slice(0, scenario.items), run: runNumber };
	await axios.post(url, body, { proxy: false });
	const report = await reports.next(WITHIN_MS, server.ended);
	const peakBytes = await memory.stop();
	const updating = report.milliseconds[NODE_UNDER_TEST];
	if (updating === undefined) {
		throw new Error(`The node did not run: ${report.failure ?? report.status}`);
	}
	const milliseconds = updating + (report.milliseconds[READING_NODE] ?? 0);
	const seen = await sandbox.seen();
	const { status, failure } = report;
	if (scenario.limit === undefined && seen.applied < scenario.items) {
		throw new Error(
			`${contender} updated ${seen.applied} of ${scenario.items} items (${failure ?? status}).`,
		);
	}
	return { milliseconds, peakBytes, ...seen, status, failure };
}

/**
 * What the credential's window offers first, except where requests fail: n8n answers each failed request of an HTTP
 * Request node with a new login, which would make that node look worse than its own doing.
 */
export function credentialFor({ limit }: Scenario): CredentialName {
	return limit === undefined ? 'login' : 'apiKey';
}

function describeRun(run: Measurement): string {
	const seconds = (run.milliseconds / 1000).toFixed(2);
	const megabytes = Math.round(run.peakBytes / 1e6);
	return `${seconds} s, ${run.applied} applied, ${run.requests} requests, ${run.maxInFlight} in flight, ${megabytes} MB, ${run.status}`;
}
