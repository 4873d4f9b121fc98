import { markdownTable } from './markdown.cts';
import type { Large } from './scale.cts';
import type { Contender } from './scenario.cts';
import type { TogetherRun } from './together.cts';

/** What `npm run bench -- --scale` has measured. */
interface Measured {
	/** Processes that wanted to run when it began (the system's load average). */
	load: number;
	large: Large[];
	many: TogetherRun[];
	limited: TogetherRun[];
}

/** The section of docs/benchmarks.md about large executions, and many at the same time. */
export function scaleSection({ load, large, many, limited }: Measured): string {
	const day = new Date().toISOString().slice(0, 10);
	return [
		`## Large executions, and many at once\n\nBy \`npm run bench -- --scale\` on ${day}, with a load of ${load.toFixed(1)} by other work when it began: compare within a row. The\nserver answers at once. Each size has a new n8n process.`,
		largeTable(large),
		`Several executions in queue mode (PostgreSQL, Redis, one or two workers), each with 1,000 items. The time is from the first\ncall to the last answer, for one item of all. The memory is the largest of one worker, which keeps some from row to row.`,
		manyTable(many),
		`### Several executions at one limit\n\nTwo executions on each worker, each with 1,000 items. The server takes 100 requests a second of all together, and 100 at once\nat first. Executions of one process share their pace; processes find their shares by the server's answers. "Refused" is in\npercent of the items.`,
		limitedTable(limited),
	].join('\n\n');
}

function largeTable(large: Large[]): string {
	const sizes = [...new Set(large.map(({ items }) => items))];
	const of = (items: number, contender: Contender) =>
		large.find((one) => one.items === items && one.contender === contender)?.run;
	const time = (items: number, contender: Contender): string => {
		const run = of(items, contender);
		return run === undefined ? 'did not end' : (run.milliseconds / items).toFixed(1);
	};
	const memory = (items: number, contender: Contender): string => {
		const run = of(items, contender);
		return run === undefined ? '' : Math.round(run.peakBytes / 1e6).toLocaleString('en');
	};
	return markdownTable(
		[
			'Items in one execution',
			'HTTP Request, ms an item',
			'Anycheck, ms',
			'HTTP Request, MB',
			'Anycheck, MB',
		],
		sizes.map((items) => [
			items.toLocaleString('en'),
			time(items, 'httpRequest'),
			time(items, 'anycheck'),
			memory(items, 'httpRequest'),
			memory(items, 'anycheck'),
		]),
	);
}

function manyTable(many: TogetherRun[]): string {
	const rows = many.filter(({ contender }) => contender === 'anycheck');
	const other = (run: TogetherRun) =>
		many.find(
			({ contender, workers, executions }) =>
				contender === 'httpRequest' && workers === run.workers && executions === run.executions,
		);
	const time = (run: TogetherRun | undefined): string =>
		run === undefined ? '' : (run.milliseconds / run.items / run.executions).toFixed(1);
	const memory = (run: TogetherRun | undefined): string =>
		run === undefined ? '' : Math.round(run.peakBytes / 1e6).toLocaleString('en');
	return markdownTable(
		[
			'Workers, executions',
			'HTTP Request, ms an item',
			'Anycheck, ms',
			'HTTP Request, MB',
			'Anycheck, MB',
		],
		rows.map((run) => [
			`${run.workers}, ${run.executions}`,
			time(other(run)),
			time(run),
			memory(other(run)),
			memory(run),
		]),
	);
}

function limitedTable(limited: TogetherRun[]): string {
	return markdownTable(
		[
			'Workers × executions, server',
			'Lost',
			'Applied twice',
			'Refused',
			'Time, s',
			'Of the shortest',
		],
		limited.map((run) => {
			const items = run.items * run.executions;
			const { perSecond = 1, tells = false } = run.limit ?? {};
			const least = (1000 * (items - perSecond)) / perSecond;
			return [
				`${run.workers} × ${run.executions / run.workers}, ${tells ? 'says when to come back' : 'says 429 only'}`,
				String(items - run.applied),
				String(run.doubled),
				`${((100 * (run.requests - items)) / items).toFixed(1)} %`,
				(run.milliseconds / 1000).toFixed(1),
				(run.milliseconds / least).toFixed(2),
			];
		}),
	);
}
