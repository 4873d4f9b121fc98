import { describeScenario, type Result, type Scenario } from './scenario.cts';
import { medianOf, timeRatio } from './statistics.cts';

/** Something that has to be true, and whether it was. */
export interface Bar {
	isMet: boolean;
	text: string;
}

/** Peak memory is compared where the number of items makes it matter. */
const MANY_ITEMS = 10_000;
const RATE_ALLOWANCE = 1.15;

/** The bars that these results can show. */
export function barsOf(results: Result[]): Bar[] {
	return results.flatMap((result) => {
		const { limit, items } = result.scenario;
		if (limit !== undefined) return [limitBar(result)];
		return items >= MANY_ITEMS ? [timeBar(result), memoryBar(result)] : [timeBar(result)];
	});
}

/** Milliseconds that so many requests need at least: the bucket is full at first. */
export function shortestTime({ items, limit }: Scenario): number {
	return limit === undefined ? 0 : (1000 * Math.max(0, items - limit.perSecond)) / limit.perSecond;
}

function timeBar(result: Result): Bar {
	const { delayMs, work } = result.scenario;
	const least = delayMs === 0 && work === 'replace' ? 1.2 : 1;
	const ratio = timeRatio(result);
	const text = `${describeScenario(result.scenario)}: ${ratio.toFixed(2)} times as fast, at least ${least.toFixed(1)} wanted`;
	return { isMet: ratio >= least, text };
}

function memoryBar(result: Result): Bar {
	const [ours, theirs] = (['anycheck', 'httpRequest'] as const).map((contender) =>
		medianOf(result, contender, ({ peakBytes }) => peakBytes / 1e6),
	);
	if (ours === undefined || theirs === undefined) throw new Error('There is nothing to compare.');
	const text = `${describeScenario(result.scenario)}: peak memory ${ours.toFixed(0)} MB, at most the HTTP Request node's ${theirs.toFixed(0)} MB wanted`;
	return { isMet: ours <= theirs, text };
}

function limitBar(result: Result): Bar {
	const { scenario, runs } = result;
	const share =
		medianOf(result, 'anycheck', ({ milliseconds }) => milliseconds) / shortestTime(scenario);
	const isComplete = runs.anycheck.every(
		({ applied, doubled }) => applied === scenario.items && doubled === 0,
	);
	const text = `${describeScenario(scenario)}: ${isComplete ? 'every item applied once' : 'items lost or doubled'}, ${share.toFixed(2)} times the shortest possible time, at most ${RATE_ALLOWANCE} wanted`;
	return { isMet: isComplete && share <= RATE_ALLOWANCE, text };
}
