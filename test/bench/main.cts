import { parseArgs } from 'node:util';
import { explain } from '../../scripts/n8n/human-error.cts';
import { runBenchmark } from './run.cts';
import { runScale } from './scale.cts';

const usage = `Usage: npm run bench [-- --quick | -- --scale]
Compares the Anycheck node with n8n's HTTP Request node in a real n8n and writes docs/benchmarks.md (about a quarter of
an hour). With --quick: 1,000 items, once each, two minutes; writes nothing. Fails when a bar is not met.
With --scale: up to 100,000 items, and several executions and workers (queue mode: needs PostgreSQL, Redis and nginx);
half an hour, writes its own section of the same page.`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			quick: { type: 'boolean', default: false },
			scale: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) {
		console.log(usage);
		return;
	}
	// What is running is ended by the handlers of "exit".
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.once(signal, () => process.exit(130));
	}
	if (values.scale) {
		await runScale(console.log);
		return;
	}
	const areMet = await runBenchmark(values.quick, console.log);
	if (!areMet) process.exitCode = 1;
}

main().catch((error: unknown) => {
	console.error(explain(error));
	process.exitCode = 1;
});
