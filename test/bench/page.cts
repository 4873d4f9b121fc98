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
	const replacing = results.filter(({ scenario }) => scenario.work === 'replace');
	const merging = results.filter(({ scenario }) => scenario.work === 'merge');
	const free = replacing.filter(({ scenario }) => scenario.limit === undefined);
	const limited = results.filter(({ scenario }) => scenario.limit !== undefined);
	const large = free.filter(({ scenario }) => scenario.freshServer);
	return `${[
		introduction(session),
		'## Time\n\nTime of the node itself: median, and in brackets the fastest and the slowest run.',
		timeTable(free),
		IN_FLIGHT,
		MERGING,
		timeTable(merging),
		'## Memory\n\nLargest resident memory of the whole n8n process during the execution. Each run has a new process.',
		memoryTable(large),
		LIMIT,
		limitTable(limited),
		limits,
		barsText(bars),
		READING,
	].join('\n\n')}\n`;
}

/** How many bars there are, and those that are not met. */
function barsText(bars: Bar[]): string {
	const missed = bars.filter(({ isMet }) => !isMet).map(({ text }) => `- **Not met**: ${text}`);
	const met = `${bars.length - missed.length} of ${bars.length} bars (\`test/bench/bars.cts\`) are met.`;
	return ['## Bars', met, ...(missed.length > 0 ? [missed.join('\n')] : [])].join('\n\n');
}

function introduction({ machine, day, minutes, load }: Session): string {
	return `# Benchmarks

Written by \`npm run bench\` on ${day}; do not edit.

The Anycheck node and n8n's HTTP Request node do the same work in the same n8n: Webhook → Code (makes the items) →
the node, which updates one verification per item (Status and a small Output). Both use the same credential and their
default settings. The server is this package's sandbox, in its own process on the same machine.

Machine: ${machine}. The run took ${minutes} minutes, with a
load of ${load.toFixed(1)} by other work when it began. Below 0.5 the machine was quiet; above 1 the times are too long and scatter.

Repeat it with \`npm run bench\` on an idle machine; \`npm run bench -- --quick\` takes two minutes and writes nothing.
It ends with an error if a bar is not met.`;
}

const IN_FLIGHT = `"In flight" is the largest number of requests that the server handled at the same time. Without a delay the sandbox
answers each before it reads the next, so it never sees two.`;

const MERGING = `## Updating only some fields

**Write Mode** on **Merge Into Current** reads each verification before it writes. Here the HTTP Request node does the same: one node
reads all, and a second one writes back what was read with the changes. The times are those of both nodes together. There, all
are read before the first is written: what somebody else changes meanwhile is overwritten. The Anycheck node reads each one just
before it writes it.`;

const LIMIT = `## A server that takes 100 requests a second

1,000 items. The server refuses more with 429, and lets the first 100 through at once, so 9 seconds is the shortest
possible time. Neither node knows the limit. These runs use an API key.`;

const READING = `## How to read this

- A ratio above 1 means that the Anycheck node is faster. The nodes run in turn, so a slow moment of the machine meets both.
- n8n and the sandbox share the machine's cores. The real service is farther away and encrypted: there the delay counts
  for more and the work inside n8n for less.
- The Anycheck node sends at most 100 requests at a time ("Items at a Time"); that is its limit on a slow server. The HTTP
  Request node has no such limit.
- The HTTP Request node passes on the whole answer, the Anycheck node the simplified one, as both do by default. That is
  part of the difference in memory.
- n8n saves nothing in its database during these runs: that happens later and would hide the difference.
- When n8n's HTTP Request node fails in "Stop Workflow", its successful requests are applied, but not passed on.`;
