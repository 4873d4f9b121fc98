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
		'## Time\n\nOf the node itself: the median, and in brackets the fastest and the slowest run.',
		timeTable(free),
		MERGING,
		timeTable(merging),
		'## Memory\n\nThe largest resident memory of the n8n process, a new one for each run.',
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

The Anycheck node and n8n's HTTP Request node do the same work in the same n8n, with the same credential and default settings.
After a webhook, a **Code** node makes items, and the node updates one verification for each (Status and a small Output). The server is this package's sandbox, in its own process on the same machine.

Machine: ${machine}. The run took ${minutes} minutes, with a
load of ${load.toFixed(1)} by other work when it began. Above 1, the times are too long and scatter.

\`npm run bench -- --quick\` takes two minutes and writes nothing. Both end with an error if a bar is not met.`;
}

const MERGING = `## Updating only some fields

With **Write Mode** on **Merge Into Current**, Anycheck reads each verification just before it writes. Here one HTTP Request
node reads all of them, and a second one writes them back with the changes. The time is that of both.`;

const LIMIT = `## A server that takes 100 requests a second

1,000 items. The server refuses more with 429, and lets the first 100 through at once, so 9 seconds is the shortest
possible time. Neither node knows the limit. These runs use an API key.`;

const READING = `## How to read this

- A ratio above 1 means that the Anycheck node is faster. The nodes run in turn, so a slow moment of the machine meets both.
- n8n and the sandbox share the machine's cores. The real service is farther away: there the delay counts for more.
- Anycheck sends at most 100 requests at a time (**Items at a Time**), HTTP Request has no limit.
- HTTP Request passes on the whole answer, Anycheck the simplified one, as both do by default.
- n8n saves nothing in its database during these runs.
- When HTTP Request fails with **Stop Workflow**, its successful requests are applied, but not passed on.`;
