import { seededRandom } from '../../../sandbox/faults/random.cts';
import { DEFAULT_LIMITS } from '../../../nodes/Anycheck/transport/http/limits';
import { Pace } from '../../../nodes/Anycheck/transport/http/pace';
import { Throttle } from '../../../nodes/Anycheck/transport/http/throttle';
import { SimulatedClock } from './simulatedClock.cts';
import { simulate, type Hints } from './simulatedRun.cts';
import {
	fixedWindow,
	leakyBucket,
	leastMs,
	slidingWindow,
	tokenBucket,
	type SimulatedServer,
} from './simulatedServer.cts';

interface Limit {
	items: number;
	server: () => SimulatedServer;
}

/** One of each kind that servers have. Some windows begin with a second of the clock, as most do, some do not. */
export const simulatedLimits = {
	'Fixed window, 100 in 1 s': { items: 1000, server: () => fixedWindow(100, 1_000) },
	'Fixed window, 100 in 1 s, not by the clock': {
		items: 1000,
		server: () => fixedWindow(100, 1_000, 377),
	},
	'Fixed window, 1,000 in 10 s': { items: 3000, server: () => fixedWindow(1000, 10_000) },
	'Fixed window, 1,000 in 10 s, not by the clock': {
		items: 3000,
		server: () => fixedWindow(1000, 10_000, 3_377),
	},
	'Fixed window, 1,000 in 60 s': { items: 2000, server: () => fixedWindow(1000, 60_000) },
	'Fixed window, 1,000 in 60 s, not by the clock': {
		items: 2000,
		server: () => fixedWindow(1000, 60_000, 31_377),
	},
	'Sliding window, 100 in 1 s': { items: 1000, server: () => slidingWindow(100, 1_000) },
	'Sliding window, 1,000 in 10 s': { items: 3000, server: () => slidingWindow(1000, 10_000) },
	'Token bucket, 100 a second, 10 at once': { items: 1000, server: () => tokenBucket(100, 10) },
	'Token bucket, 100 a second, 100 at once': { items: 1000, server: () => tokenBucket(100, 100) },
	'Leaky bucket, 100 a second, 20 places': { items: 1000, server: () => leakyBucket(100, 20) },
} satisfies Record<string, Limit>;

export type LimitName = keyof typeof simulatedLimits;
export const limitNames = Object.keys(simulatedLimits) as LimitName[];

/** The worst that was met. */
export interface Worst {
	/** The least possible time being 1. */
	time: number;
	/** Refused requests in percent of the items. */
	refused: number;
	/** How often the unluckiest request was sent. */
	mostAttempts: number;
}

/** So many milliseconds after a window has begun, or so, the runs begin. */
const BEGINNINGS_MS = [0, 377, 810];

/** One run of the node for each latency (milliseconds) and each beginning. */
export async function worstOf(
	name: LimitName,
	hints: Hints,
	latencies: readonly number[],
): Promise<Worst> {
	const worst = { time: 0, refused: 0, mostAttempts: 0 };
	for (const latencyMs of latencies) {
		for (const beginningMs of BEGINNINGS_MS) {
			const run = await measure(simulatedLimits[name], hints, latencyMs, beginningMs);
			worst.time = Math.max(worst.time, run.time);
			worst.refused = Math.max(worst.refused, run.refused);
			worst.mostAttempts = Math.max(worst.mostAttempts, run.mostAttempts);
		}
	}
	return worst;
}

async function measure(
	{ items, server }: Limit,
	hints: Hints,
	latencyMs: number,
	beginningMs: number,
): Promise<Worst> {
	const clock = new SimulatedClock();
	await clock.advance(beginningMs);
	const least = leastMs(server(), items, clock.now());
	const random = seededRandom(7);
	const throttle = new Throttle(DEFAULT_LIMITS.inFlight, clock, new Pace(clock, random));
	const { ms, refused, mostAttempts } = await simulate({
		items,
		latencyMs,
		hints,
		server: server(),
		clock,
		throttle,
		random,
	});
	return { time: ms / least, refused: (100 * refused) / items, mostAttempts };
}
