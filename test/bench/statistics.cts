import type { Contender, Measurement, Result } from './scenario.cts';

/** The middle value; the mean of the two middle ones when their number is even. Throws when there is none. */
export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const upper = sorted[Math.floor(sorted.length / 2)];
	const lower = sorted[Math.ceil(sorted.length / 2) - 1];
	if (upper === undefined || lower === undefined) throw new Error('There is nothing to measure.');
	return (upper + lower) / 2;
}

/** The median over the runs of one node. */
export function medianOf(
	{ runs }: Result,
	contender: Contender,
	value: (run: Measurement) => number,
): number {
	return median(runs[contender].map(value));
}

/** HTTP Request node's time divided by ours: above 1 ours is faster. */
export function timeRatio(result: Result): number {
	const time = (run: Measurement): number => run.milliseconds;
	return medianOf(result, 'httpRequest', time) / medianOf(result, 'anycheck', time);
}
