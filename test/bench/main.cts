import { parseArgs } from 'node:util';
import { explain } from '../../scripts/n8n/human-error.cts';
import { runBenchmark } from './run.cts';

const usage = `Usage: npm run bench [-- --quick]
Compares the Anycheck node with n8n's HTTP Request node in a real n8n and writes docs/benchmarks.md (about a quarter of
an hour). With --quick: 1,000 items, once each, two minutes; writes nothing. Fails when a bar is not met.`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			quick: { type: 'boolean', default: false },
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
	const areMet = await runBenchmark(values.quick, console.log);
	if (!areMet) process.exitCode = 1;
}

main().catch((error: unknown) => {
	console.error(explain(error));
	process.exitCode = 1;
});
