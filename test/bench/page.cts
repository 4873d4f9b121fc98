import type { Bar } from './bars.cts';
import type { Result } from './scenario.cts';
import { limitTable, memoryTable, timeTable } from './tables.cts';

/** What one run of the benchmark is remembered by. */
export interface Session {
	/** The machine and its versions, as a line of text. */
	machine: string;
	/** Day of the run, as YYYY-MM-DD. */
	day: string;
	minutes: number;
	/** Processes that wanted to run when it began (the system's load average). */
	load: number;
}

/** docs/benchmarks.md: tables of what was measured, how to repeat it, and how to read it. @param limits see `limitsSection` */
export function benchmarkPage(
	results: Result[],
	bars: Bar[],
	session: Session,
	limits: string,
): string {
	const free = results.filter(({ scenario }) => scenario.limit === undefined);
	const limited = results.filter(({ scenario }) => scenario.limit !== undefined);
	const large = free.filter(({ scenario }) => scenario.freshServer);
	return `${[
		introduction(session),
		'## Time\n\nTime of the node itself: median, and in brackets the fastest and the slowest run.',
		timeTable(free),
		IN_FLIGHT,
		'## Memory\n\nLargest resident memory of the whole n8n process during the execution. Each run has a new process.',
		memoryTable(large),
		LIMIT,
		limitTable(limited),
		limits,
		`## Bars\n\n${bars.map(({ isMet, text }) => `- ${isMet ? 'met' : '**not met**'}: ${text}`).join('\n')}`,
		READING,
	].join('\n\n')}\n`;
}

function introduction({ machine, day, minutes, load }: Session): string {
	return `# Benchmarks

Written by \`npm run bench\` on ${day}; do not edit.

The Anycheck node and n8n's own HTTP Request node do the same work in the same n8n: Webhook → Code (makes the items) →
the node, which updates one verification per item (Status and a small Output). Both use the same \`Anycheck API\`
credential and their default settings. The server is this package's sandbox in a process of its own on the same machine.

Machine: ${machine}. The whole run took ${minutes} minutes. When it began, other
work on the machine made a load of ${load.toFixed(1)}; below 0.5 the machine was quiet, above 1 the times are too long and scatter.

Repeat it with \`npm run bench\` on a machine that does nothing else; \`npm run bench -- --quick\` takes two minutes and
writes nothing. It ends with an error when a bar is not met.`;
}

const IN_FLIGHT = `"In flight" is the largest number of requests that the server had in hand at the same time. Without a delay the sandbox
is done with each before it looks at the next, so it never sees two.`;

const LIMIT = `## A server that takes 100 requests a second

1,000 items. The server refuses what is too much with 429. It lets the first 100 through at once, so nobody can be done
before 9 seconds. Neither node has been told about the limit. These runs use an API key.`;

const READING = `## How to read this

- A ratio above 1 means that the Anycheck node is faster. Both nodes were run in turn, so that a slow moment of the
  machine meets both; the ranges tell how quiet it was.
- n8n and the sandbox share the machine's cores. Against the real service, farther away and encrypted, all times are
  longer; there the delay counts for more and the work inside n8n for less.
- The Anycheck node sends at most 100 requests at a time, which is what limits it when the server is slow
  ("Items at a Time" changes it). The HTTP Request node has no such bound.
- The HTTP Request node passes on the whole answer, the Anycheck node the simplified one, as both do by default. That is
  a part of the difference in memory.
- Nothing is saved in n8n's database during these runs: that happens after the node is done and would hide the difference.
- When n8n's HTTP Request node fails in "Stop Workflow", what it did succeed with is applied, but not passed on.`;
