import { loadavg } from 'node:os';
import { projectFolder } from '../../scripts/demo/folders.cts';
import { ensureN8n } from '../../scripts/n8n/install.cts';
import { npmCommand, runCommand } from '../../scripts/n8n/run-command.cts';
import { barsOf } from './bars.cts';
import { limitsSection } from './limits.cts';
import { describeMachine } from './machine.cts';
import { measureScenario, warmUp } from './measure.cts';
import { benchmarkPage } from './page.cts';
import { scenarios, type Result } from './scenario.cts';
import { Stage } from './stage.cts';
import { writePage } from './write.cts';

/** Measures everything, prints it, and unless quick writes docs/benchmarks.md. Gives whether all bars are met. */
export async function runBenchmark(
	isQuick: boolean,
	say: (line: string) => void,
): Promise<boolean> {
	const startedAt = Date.now();
	const load = loadavg()[0] ?? 0;
	const installation = await ensureN8n(say, new AbortController().signal);
	say('Building the package …');
	await runCommand({ ...npmCommand(['run', 'build', '--silent']), cwd: projectFolder });
	const plan = scenarios(isQuick);
	say('Starting the sandbox and n8n …');
	const stage = await Stage.open(installation, Math.max(...plan.map(({ items }) => items)));
	const results: Result[] = [];
	try {
		await warmUp(stage);
		for (const scenario of plan) results.push(await measureScenario(stage, scenario, say));
	} finally {
		await stage.close();
	}
	const bars = barsOf(results);
	for (const { isMet, text } of bars) say(`${isMet ? 'met    ' : 'NOT MET'} ${text}`);
	if (!isQuick) {
		const minutes = Math.round((Date.now() - startedAt) / 60_000);
		const day = new Date(startedAt).toISOString().slice(0, 10);
		const session = { machine: describeMachine(), day, minutes, load };
		const page = benchmarkPage(results, bars, session, await limitsSection());
		say(`Written: ${await writePage(page)}`);
	}
	return bars.every(({ isMet }) => isMet);
}
