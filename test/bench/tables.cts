import { shortestTime } from './bars.cts';
import { describeScenario, type Contender, type Measurement, type Result } from './scenario.cts';
import { median, timeRatio } from './statistics.cts';
import { formatSpread, markdownTable } from './markdown.cts';

/** How long the node took. */
export function timeTable(results: Result[]): string {
	const head = ['Items, server delay', 'HTTP Request, s', 'Anycheck, s', 'Ratio'];
	const seconds = (run: Measurement): number => run.milliseconds / 1000;
	return markdownTable(
		head,
		results.map((result) => [
			describeScenario(result.scenario),
			spread(result, 'httpRequest', seconds, 2),
			spread(result, 'anycheck', seconds, 2),
			`**${timeRatio(result).toFixed(2)}**`,
		]),
	);
}

/** How much memory n8n took at most. */
export function memoryTable(results: Result[]): string {
	const megabytes = (run: Measurement): number => run.peakBytes / 1e6;
	const head = ['Items, server delay', 'HTTP Request, MB', 'Anycheck, MB'];
	return markdownTable(
		head,
		results.map((result) => [
			describeScenario(result.scenario),
			spread(result, 'httpRequest', megabytes, 0),
			spread(result, 'anycheck', megabytes, 0),
		]),
	);
}

/** What became of the items on a server with a limit. */
export function limitTable(results: Result[]): string {
	const head = [
		'Server, node',
		'Applied',
		'Lost',
		'Applied twice',
		'Requests',
		'Time, s',
		'Of the shortest',
		'Execution',
	];
	const rows = results.flatMap((result) =>
		(['httpRequest', 'anycheck'] as const).map((contender) => limitRow(result, contender)),
	);
	return markdownTable(head, rows);
}

function limitRow(result: Result, contender: Contender): string[] {
	const { scenario, runs } = result;
	const middle = (value: (run: Measurement) => number): number =>
		median(runs[contender].map(value));
	const server = scenario.limit?.tells === true ? 'says when to come back' : 'says 429 only';
	const applied = middle((run) => run.applied);
	const time = middle((run) => run.milliseconds);
	return [
		`${server}, ${contender === 'anycheck' ? 'Anycheck' : 'HTTP Request'}`,
		String(applied),
		`**${scenario.items - applied}**`,
		String(middle((run) => run.doubled)),
		String(middle((run) => run.requests)),
		spread(result, contender, (run) => run.milliseconds / 1000, 2),
		(time / shortestTime(scenario)).toFixed(2),
		[...new Set(runs[contender].map(({ status }) => status))].join(', '),
	];
}

function spread(
	{ runs }: Result,
	contender: Contender,
	value: (run: Measurement) => number,
	digits: number,
): string {
	const values = runs[contender].map(value);
	return formatSpread(values, median(values), digits);
}
