import { seededRandom } from '../../sandbox/faults/random.cts';
import { DEFAULT_LIMITS } from '../../nodes/Anycheck/transport/http/limits';
import type { RateLimitSignal } from '../../nodes/Anycheck/transport/http/retryPolicy';
import { Pace } from '../../nodes/Anycheck/transport/http/pace';
import { Throttle } from '../../nodes/Anycheck/transport/http/throttle';
import { SimulatedClock } from './support/simulatedClock.cts';
import { simulate, type Hints } from './support/simulatedRun.cts';
import { fixedWindow, tokenBucket, type SimulatedServer } from './support/simulatedServer.cts';

const PER_SECOND = 100;
const ITEMS = 1000;

const nothing = () => undefined;
const noLimiter = { interval: () => 0, start: nothing, count: nothing, complain: nothing };

interface Limited {
	server: () => SimulatedServer;
	/** Requests that the server takes at once when it has rested. */
	burst: number;
}

const servers = {
	'a bucket of 100': { server: () => tokenBucket(PER_SECOND, 100), burst: 100 },
	'a bucket of 10': { server: () => tokenBucket(PER_SECOND, 10), burst: 10 },
	'a fixed window': { server: () => fixedWindow(PER_SECOND), burst: 100 },
} satisfies Record<string, Limited>;

/** The least time in which such a server takes all items. */
const minimumMs = ({ burst }: Limited) => ((ITEMS - burst) / PER_SECOND) * 1000;

/** Time over the least possible, requests per item, and attempts of the unluckiest item. */
async function measure(
	limited: Limited,
	hints: Hints,
	latencyMs: number,
	throttleOf = (
		clock: SimulatedClock,
		random: () => number,
	): Pick<Throttle, 'schedule' | 'capacity'> =>
		new Throttle(DEFAULT_LIMITS.inFlight, clock, new Pace(clock, random)),
	writes?: 'urgent' | 'as any other',
) {
	const clock = new SimulatedClock();
	const random = seededRandom(7);
	const throttle = throttleOf(clock, random);
	const server = limited.server();
	const run = {
		items: ITEMS,
		latencyMs,
		hints,
		server,
		clock,
		throttle,
		random,
		...(writes && { writes }),
	};
	const { ms, requests, mostAttempts, gap } = await simulate(run);
	return { time: ms / minimumMs(limited), requests: requests / ITEMS, mostAttempts, gap };
}

describe('against servers that allow 100 requests a second', () => {
	// A server that counts in whole seconds makes everybody wait longer than it has to.
	test.each<[keyof typeof servers, Hints, number]>([
		['a bucket of 100', 'none', 1.15],
		['a bucket of 100', 'exact', 1.15],
		['a bucket of 100', 'seconds', 1.15],
		['a bucket of 100', 'zero', 1.15],
		['a bucket of 100', 'headers', 1.15],
		['a bucket of 10', 'none', 1.15],
		['a bucket of 10', 'exact', 1.15],
		['a bucket of 10', 'seconds', 1.8],
		['a bucket of 10', 'zero', 1.15],
		['a bucket of 10', 'headers', 1.15],
		['a fixed window', 'none', 1.2],
		['a fixed window', 'exact', 1.15],
		['a fixed window', 'seconds', 1.5],
		['a fixed window', 'zero', 1.2],
		['a fixed window', 'headers', 1.15],
	])('%s, limit told by: %s, takes at most %d of the least time', async (name, hints, most) => {
		for (const latencyMs of [2, 20]) {
			const { time, requests, mostAttempts } = await measure(servers[name], hints, latencyMs);
			expect(time).toBeLessThan(most);
			expect(requests).toBeLessThan(1.2);
			expect(mostAttempts).toBeLessThan(DEFAULT_LIMITS.tries);
		}
	});

	const send: Throttle['schedule'] = async (request) => await request(0);

	test.each(Object.values(servers))(
		'without any throttle it would be a storm (%#)',
		async (limited) => {
			const atOnce = () => ({ capacity: DEFAULT_LIMITS.inFlight, schedule: send });
			expect((await measure(limited, 'none', 2, atOnce)).requests).toBeGreaterThan(1.2);
		},
	);

	test.each<[keyof typeof servers, Hints]>([['a bucket of 10', 'seconds']])(
		'%s that counts in whole seconds (%s) would be slow without the rate limiter',
		async (name, hints) => {
			const { time } = await measure(
				servers[name],
				hints,
				20,
				(clock, random) =>
					new Throttle(DEFAULT_LIMITS.inFlight, clock, new Pace(clock, random, noLimiter)),
			);
			expect(time).toBeGreaterThan(5);
		},
	);

	test.each(Object.keys(servers) as Array<keyof typeof servers>)(
		'%s: with priority, what was read is written at once',
		async (name) => {
			const gap = async (writes: 'urgent' | 'as any other') =>
				(await measure(servers[name], 'none', 2, undefined, writes)).gap;
			expect(await gap('urgent')).toBeLessThan(20);
			// A window is filled so fast that nobody waits for long within it.
			if (name !== 'a fixed window') expect(await gap('as any other')).toBeGreaterThan(150);
		},
	);

	test.each(Object.values(servers))(
		'one after the other it would be slow (%#)',
		async (limited) => {
			const alone = () => ({ capacity: 1, schedule: send });
			expect((await measure(limited, 'none', 20, alone)).time).toBeGreaterThan(1.8);
		},
	);
});

const fine: RateLimitSignal = { kind: 'ok' };

/** Sends one request that takes a while and is answered with the signal. */
function sender(throttle: Throttle, clock: SimulatedClock, starts: number[], answerMs: number) {
	return async (signal: RateLimitSignal) => {
		await throttle.schedule(
			async () => {
				starts.push(clock.now());
				await clock.sleep(answerMs);
			},
			() => signal,
			{
				checkpoint: () => {
					if (clock.isCancelled()) throw new Error('The run was cancelled');
				},
			},
		);
	};
}

function setUp(max = 50, answerMs = 100, limiter?: typeof noLimiter) {
	const clock = new SimulatedClock();
	const throttle = new Throttle(max, clock, new Pace(clock, () => 0.5, limiter));
	const starts: number[] = [];
	const pass = sender(throttle, clock, starts, answerMs);
	const send = async (signal: RateLimitSignal, count = 1) => {
		await clock.runUntil(Promise.all(Array.from({ length: count }, () => pass(signal))));
	};
	return { clock, throttle, starts, pass, send };
}

/** Lets it find out that the server has a rate: whoever is refused is welcome again at once. */
async function meetRate(send: (signal: RateLimitSignal) => Promise<void>) {
	for (let times = 0; times < 2; times++) {
		await send({ kind: 'limited' });
		await send(fine);
	}
}

test.each<RateLimitSignal>([
	{ kind: 'limited', pauseMs: 5000 },
	{ kind: 'ok', pauseMs: 5000 },
])('a pause is for everybody: %j', async (signal) => {
	const { clock, starts, send } = setUp();
	await send(signal);
	const pausedAt = clock.now();

	await send(fine, 20);

	expect(starts).toHaveLength(21);
	for (const start of starts.slice(1)) expect(start - pausedAt).toBeGreaterThanOrEqual(5000);
});

test('the longest of several pauses counts, however they come', async () => {
	const { clock, pass, starts, send } = setUp();
	const askedAt = clock.now() + 100;
	const pauses = [3000, 7000, 1000].map((pauseMs) => pass({ kind: 'limited', pauseMs }));
	await clock.runUntil(Promise.all(pauses));

	await send(fine);

	expect((starts.at(-1) ?? 0) - askedAt).toBeGreaterThanOrEqual(7000);
});

test('the number in flight grows to the maximum while nobody complains', async () => {
	const { throttle, send } = setUp(50);
	expect(throttle.capacity).toBe(10);
	await send(fine, 60);
	expect(throttle.capacity).toBe(50);
});

test('but not where the server is so fast that more would only wait', async () => {
	const { throttle, send } = setUp(50, 5);
	await send(fine, 60);
	expect(throttle.capacity).toBe(25);
});

test('it is never above the maximum, not even at the start', async () => {
	const { throttle, send } = setUp(3);
	expect(throttle.capacity).toBe(3);
	await send(fine, 20);
	expect(throttle.capacity).toBe(3);
});

test('it halves on a complaint, once for all that were in flight, and grows back one by one', async () => {
	const { clock, throttle, pass, send } = setUp(40, 100, noLimiter);
	await meetRate(send);
	await send(fine, 50);
	const all = Promise.all(
		Array.from({ length: 40 }, () => pass({ kind: 'limited', pauseMs: 100 })),
	);
	await clock.runUntil(all);
	expect(throttle.capacity).toBe(20);

	await send(fine, 21);
	expect(throttle.capacity).toBe(21);
	for (let round = 0; round < 40; round++) await send(fine, 40);
	expect(throttle.capacity).toBe(40);
});

test('an answer that asks for no pause at all is one complaint for all that were in flight too', async () => {
	const { clock, throttle, pass, send } = setUp(40, 100, noLimiter);
	await meetRate(send);
	await send(fine, 50);
	const all = Promise.all(Array.from({ length: 40 }, () => pass({ kind: 'limited', pauseMs: 0 })));
	await clock.runUntil(all);
	expect(throttle.capacity).toBe(20);
});

test('however often the server complains, one is let through at a time', async () => {
	const { throttle, send } = setUp();
	await meetRate(send);
	for (let times = 0; times < 20; times++) await send({ kind: 'limited', pauseMs: 10 });
	expect(throttle.capacity).toBe(1);
});

test('single failures are nothing, three in a row make everybody wait longer and longer', async () => {
	const { clock, starts, send } = setUp();
	const waitAfter = async (signal: RateLimitSignal) => {
		await send(signal);
		const before = clock.now();
		await send({ kind: 'failing' });
		return (starts.at(-1) ?? 0) - before;
	};
	expect(await waitAfter({ kind: 'failing' })).toBe(0);
	await send(fine);
	expect(await waitAfter({ kind: 'failing' })).toBe(0);

	const first = await waitAfter({ kind: 'failing' });
	const second = await waitAfter({ kind: 'failing' });
	expect(first).toBeGreaterThan(0);
	expect(second).toBeGreaterThan(first);
});

describe('cancelling', () => {
	test('ends waiting out a pause, and nothing is sent any more', async () => {
		const { clock, pass, starts, send } = setUp();
		await send({ kind: 'limited', pauseMs: 60_000 });
		const before = clock.now();
		const waiting = Promise.allSettled(Array.from({ length: 20 }, () => pass(fine)));
		await clock.advance(100);

		clock.cancel();
		const outcomes = await waiting;

		expect(outcomes.map(({ status }) => status)).toEqual(Array<string>(20).fill('rejected'));
		expect(clock.now() - before).toBeLessThanOrEqual(100);
		expect(starts).toHaveLength(1);
	});

	test('lets what is in flight come to its end, and sends nothing after it', async () => {
		const { clock, pass, starts } = setUp(2);
		const passing = Promise.allSettled(Array.from({ length: 5 }, () => pass(fine)));
		await Promise.resolve();

		clock.cancel();
		const outcomes = await clock.runUntil(passing);

		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
		expect(starts).toHaveLength(2);
	});
});

test('a request that throws gives its place back', async () => {
	const { clock, throttle, send } = setUp(1);
	const failing = throttle.schedule(
		() => Promise.reject(new Error('broken')),
		() => fine,
	);
	await expect(failing).rejects.toThrow('broken');
	await send(fine);
	expect(clock.now()).toBeGreaterThan(0);
});

test('a turn in which nothing was sent is given to the next one', async () => {
	const { clock, throttle, starts, send } = setUp();
	// From now on, one goes every so often.
	await meetRate(send);
	await send({ kind: 'limited', pauseMs: 1000 });
	const unused = async () => {
		await throttle.schedule(
			() => Promise.resolve(),
			() => ({ kind: 'unused' }),
		);
	};

	await clock.runUntil(Promise.all([unused(), unused()]));
	const askedAt = clock.now();
	await send(fine, 2);

	const [first = 0, second = 0] = starts.slice(-2);
	expect(first).toBe(askedAt);
	expect(second).toBeGreaterThan(first);
});

describe('an urgent one', () => {
	/** One goes every so often; all ask at the same time, the urgent one last. */
	async function order(from: 'the rate' | 'the capacity' | 'a pause') {
		const { clock, throttle, send } = setUp(from === 'the capacity' ? 1 : 50);
		await meetRate(send);
		if (from !== 'the capacity') await send({ kind: 'limited', pauseMs: 1000 });
		if (from === 'the rate') await send(fine, 2);
		const sent: string[] = [];
		const pass = async (name: string, isUrgent = false) => {
			const request = async () => {
				sent.push(name);
				await clock.sleep(100);
			};
			await throttle.schedule(request, () => fine, { isUrgent });
		};
		await clock.runUntil(Promise.all([pass('a'), pass('b'), pass('c'), pass('urgent', true)]));
		return sent;
	}

	test.each(['the rate', 'a pause'] as const)('goes before all others after %s', async (from) => {
		expect(await order(from)).toEqual(['urgent', 'a', 'b', 'c']);
	});

	test('has the next free place', async () => {
		expect(await order('the capacity')).toEqual(['a', 'urgent', 'b', 'c']);
	});

	test('does not make anybody wait for longer than it may', async () => {
		const { clock, throttle, send } = setUp();
		await send({ kind: 'limited', pauseMs: 60_000 });
		const before = clock.now();
		const urgent = throttle.schedule(
			() => Promise.resolve(),
			() => fine,
			{ isUrgent: true },
		);
		const impatient = throttle.schedule(
			() => Promise.resolve(),
			() => fine,
			{
				checkpoint: (pausedMs) => {
					if (pausedMs > 10_000) throw new Error('The pause is longer than it may wait');
				},
			},
		);

		await expect(impatient).rejects.toThrow('The pause is longer');
		expect(clock.now()).toBe(before);
		await clock.runUntil(urgent);
	});
});

describe('many that wait', () => {
	/** How often any of so many asks whether it is worth waiting, which it does whenever it wakes. */
	async function wakeUps(count: number, from: 'the capacity' | 'the rate' | 'a pause', urgent = 0) {
		const { clock, throttle, send } = setUp(50);
		if (from !== 'the capacity') await meetRate(send);
		if (from !== 'the capacity') await send({ kind: 'limited', pauseMs: 1000 });
		if (from === 'the rate') await send(fine, 2);
		let checks = 0;
		const pass = async (_: unknown, index: number) => {
			await throttle.schedule(
				async () => {
					await clock.sleep(20);
				},
				() => fine,
				{
					checkpoint: () => {
						checks++;
					},
					isUrgent: index < urgent * count,
				},
			);
		};
		await clock.runUntil(Promise.all(Array.from({ length: count }, pass)));
		return checks;
	}

	test.each([
		['the capacity', 0],
		['the capacity', 0.5],
		['the rate', 0],
		['the rate', 0.5],
		['a pause', 0],
		['a pause', 1],
	] as const)('wake as turns get free, for %s (urgent: %d)', async (from, urgent) => {
		const few = await wakeUps(500, from, urgent);
		const many = await wakeUps(2000, from, urgent);

		expect(many).toBeLessThan(5 * few);
	});

	test('end one after the other when it is not worth waiting any more', async () => {
		const { clock, throttle } = setUp(50);
		const state = { isOver: false, sent: 0 };
		const pass = async () => {
			await throttle.schedule(
				async () => {
					state.sent++;
					await clock.sleep(20);
					state.isOver = true;
				},
				() => fine,
				{
					checkpoint: () => {
						if (state.isOver) throw new Error('over');
					},
				},
			);
		};

		const all = await clock.runUntil(Promise.allSettled(Array.from({ length: 500 }, pass)));

		expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(500 - state.sent);
		expect(state.sent).toBe(10);
	});

	test('are asked at once when a pause begins that is long, also those without a turn', async () => {
		const { clock, throttle, pass } = setUp(10);
		const complaint = pass({ kind: 'limited', pauseMs: 60_000 });
		const patient = Array.from({ length: 15 }, () => pass(fine));
		const impatient = Array.from({ length: 100 }, async () => {
			await throttle.schedule(
				() => Promise.resolve(),
				() => fine,
				{
					checkpoint: (pausedMs) => {
						if (pausedMs > 10_000) throw new Error('too long');
					},
				},
			);
		});
		const before = clock.now();

		const ended = await clock.runUntil(Promise.allSettled(impatient));

		expect(ended.every(({ status }) => status === 'rejected')).toBe(true);
		expect(clock.now() - before).toBeLessThan(1000);
		await clock.runUntil(Promise.all([...patient, complaint]));
	});

	test('count the pauses that passed meanwhile, also where they had no turn then', async () => {
		const { clock, throttle, send } = setUp(50);
		await send({ kind: 'limited', pauseMs: 1000 });
		const paused: number[] = [];
		const pass = async () => {
			await throttle.schedule(
				async (pausedMs) => {
					paused.push(pausedMs);
					await clock.sleep(20);
				},
				() => fine,
			);
		};

		await clock.runUntil(Promise.all(Array.from({ length: 100 }, pass)));

		for (const ms of paused) expect(ms).toBeGreaterThan(900);
	});
});
