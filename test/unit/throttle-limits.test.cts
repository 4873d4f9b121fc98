// How close to the least possible time a run comes, whatever kind of limit the server has.
import { seededRandom } from '../../sandbox/faults/random.cts';
import { DEFAULT_LIMITS } from '../../nodes/Anycheck/transport/http/limits';
import { Throttle } from '../../nodes/Anycheck/transport/http/throttle';
import { SimulatedClock } from './support/simulatedClock.cts';
import { simulate, type Hints } from './support/simulatedRun.cts';
import {
	fixedWindow,
	leakyBucket,
	leastMs,
	slidingWindow,
	tokenBucket,
	type SimulatedServer,
} from './support/simulatedServer.cts';

interface Limit {
	items: number;
	server: () => SimulatedServer;
}

const limits = {
	'fixed window, 100 in 1 s': { items: 1000, server: () => fixedWindow(100, 1_000) },
	'fixed window, 1,000 in 10 s': { items: 3000, server: () => fixedWindow(1000, 10_000) },
	'fixed window, 1,000 in 60 s': { items: 2000, server: () => fixedWindow(1000, 60_000) },
	'sliding window, 100 in 1 s': { items: 1000, server: () => slidingWindow(100, 1_000) },
	'sliding window, 1,000 in 10 s': { items: 3000, server: () => slidingWindow(1000, 10_000) },
	'token bucket, 100 a second, 10 at once': { items: 1000, server: () => tokenBucket(100, 10) },
	'token bucket, 100 a second, 100 at once': { items: 1000, server: () => tokenBucket(100, 100) },
	'leaky bucket, 100 a second, 20 places': { items: 1000, server: () => leakyBucket(100, 20) },
} satisfies Record<string, Limit>;

async function measure({ items, server }: Limit, hints: Hints, latencyMs: number, phaseMs: number) {
	const clock = new SimulatedClock();
	await clock.advance(phaseMs);
	const least = leastMs(server(), items, clock.now());
	const random = seededRandom(7);
	const throttle = new Throttle(DEFAULT_LIMITS.inFlight, clock, random);
	const { ms, refused, mostAttempts } = await simulate({
		items,
		latencyMs,
		hints,
		server: server(),
		clock,
		throttle,
		random,
	});
	return { time: ms / least, refused: refused / items, mostAttempts };
}

/** Time at most, the least possible being 1, and refused requests in percent of the items. */
interface Bound {
	time: number;
	refused: number;
}

const bounds: Record<keyof typeof limits, Record<'headers' | 'none', Bound>> = {
	'fixed window, 100 in 1 s': {
		headers: { time: 1.15, refused: 0.5 },
		none: { time: 1.4, refused: 15 },
	},
	'fixed window, 1,000 in 10 s': {
		headers: { time: 1.15, refused: 0.5 },
		none: { time: 1.6, refused: 5 },
	},
	'fixed window, 1,000 in 60 s': {
		headers: { time: 1.15, refused: 0.5 },
		none: { time: 1.3, refused: 5 },
	},
	'sliding window, 100 in 1 s': {
		headers: { time: 2.1, refused: 5 },
		none: { time: 1.7, refused: 15 },
	},
	'sliding window, 1,000 in 10 s': {
		headers: { time: 1.15, refused: 0.5 },
		none: { time: 1.6, refused: 5 },
	},
	'token bucket, 100 a second, 10 at once': {
		headers: { time: 1.15, refused: 5 },
		none: { time: 1.15, refused: 5 },
	},
	'token bucket, 100 a second, 100 at once': {
		headers: { time: 1.15, refused: 6 },
		none: { time: 1.15, refused: 12 },
	},
	'leaky bucket, 100 a second, 20 places': {
		headers: { time: 1.5, refused: 5 },
		none: { time: 1.15, refused: 5 },
	},
};

const kinds = Object.keys(limits) as Array<keyof typeof limits>;

describe.each(kinds)('%s', (name) => {
	test.each(['headers', 'none'] as const)('limit told by: %s', async (hints) => {
		for (const latencyMs of [2, 20]) {
			const { time, refused, mostAttempts } = await measure(limits[name], hints, latencyMs, 377);
			expect(time).toBeLessThan(bounds[name][hints].time);
			expect(100 * refused).toBeLessThan(bounds[name][hints].refused);
			expect(mostAttempts).toBeLessThan(DEFAULT_LIMITS.tries);
		}
	});
});
