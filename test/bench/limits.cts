import { limitNames, worstOf, type Worst } from '../unit/support/simulatedLimits.cts';
import { markdownTable } from './markdown.cts';

/** Latencies in milliseconds. */
export const NEAR_MS = [2, 20];
const FAR_MS = [150];

/** The limits that servers have, simulated: how close a run comes to the least time, and how much is refused. */
export async function limitsSection(): Promise<string> {
	const rows: string[][] = [];
	for (const name of limitNames) {
		rows.push([
			name,
			limitCell(await worstOf(name, 'headers', NEAR_MS)),
			limitCell(await worstOf(name, 'headers', FAR_MS)),
			limitCell(await worstOf(name, 'none', NEAR_MS)),
			limitCell(await worstOf(name, 'none', FAR_MS)),
		]);
	}
	const head = ['Server', 'Headers', 'Headers, far away', '429 only', '429 only, far away'];
	return `${INTRODUCTION}\n\n${markdownTable(head, rows)}\n\n${READING}`;
}

/** What the table says about it. */
export const limitCell = ({ time, refused }: Worst) =>
	`${time.toFixed(2)}, ${refused.toFixed(1)} %`;

const INTRODUCTION = `## Other kinds of limits, simulated

The node's own throttle sends 1,000 to 3,000 requests to a model of a server, in simulated time. Each cell has the time (1 is the
least that anybody needs who knows the server's state) and the refused requests in percent of the items. It is the worst of three
beginnings. Answers take 2 and 20 ms, far away 150 ms. "Headers" are \`X-RateLimit-Remaining\` and
\`X-RateLimit-Reset\` in whole seconds; "429 only" is a server that says nothing.`;

const READING = `Nothing is lost. Most of what a silent server refuses was under way when the first request was refused: up to 100 requests at
150 ms, once. A server far away that takes only 10 at once is used to little more than half if its headers are obeyed.`;
