import { scenarios } from '../scenarios/index.cts';
import { notedLines, RESULTS_VARIABLE } from './results.cts';
import { tableOf } from './table.cts';

/** Prints the table of the run. */
export default function teardown(): void {
	const lines = notedLines(process.env[RESULTS_VARIABLE] ?? '');
	const order = scenarios.map(({ fault }) => fault);
	lines.sort((a, b) => order.indexOf(a.fault) - order.indexOf(b.fault));
	if (lines.length > 0) process.stdout.write(`\n${tableOf(lines)}\n\n`);
}
