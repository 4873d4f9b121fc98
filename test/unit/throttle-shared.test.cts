// Several runs at the same server: those of one process share a pace, processes find their parts by what they are answered.
import { seededRandom } from '../../sandbox/faults/random.cts';
import { DEFAULT_LIMITS } from '../../nodes/Anycheck/transport/http/limits';
import { Pace } from '../../nodes/Anycheck/transport/http/pace';
import { joinPace, presentPace } from '../../nodes/Anycheck/transport/http/paces';
import { Throttle } from '../../nodes/Anycheck/transport/http/throttle';
import { SimulatedClock } from './support/simulatedClock.cts';
import { sendAll, simulateTogether, type Hints } from './support/simulatedRun.cts';
import {
	fixedWindow,
	leakyBucket,
	leastMs,
	slidingWindow,
	tokenBucket,
	type SimulatedServer,
} from './support/simulatedServer.cts';

const ITEMS = 1000;

/** So many processes, each with so many runs, all at one server. */
async function measure(
	serverOf: () => SimulatedServer,
	hints: Hints,
	processes: number,
	executions: number,
	latencyMs = 20,
) {
	const clock = new SimulatedClock();
	const random = seededRandom(7);
	const server = serverOf();
	const count = processes * executions;
	const least = leastMs(serverOf(), ITEMS * count, clock.now());
	const throttles = Array.from({ length: processes }, () => {
		const pace = new Pace(clock, random);
		return Array.from(
			{ length: executions },
			() => new Throttle(DEFAULT_LIMITS.inFlight, clock, pace),
		);
	});
	const results = await simulateTogether(
		clock,
		throttles.flat().map((throttle) => ({
			items: ITEMS,
			latencyMs,
			jitter: 0.2,
			hints,
			server,
			clock,
			throttle,
			random,
		})),
	);
	const refused = results.reduce((sum, result) => sum + result.refused, 0);
	return {
		time: Math.max(...results.map(({ ms }) => ms)) / least,
		refused: (100 * refused) / (ITEMS * count),
		mostAttempts: Math.max(...results.map((result) => result.mostAttempts)),
		times: results.map(({ ms }) => ms),
	};
}

const servers = {
	'token bucket, 100 a second': () => tokenBucket(100, 100),
	'token bucket, 100 a second, 10 at once': () => tokenBucket(100, 10),
	'fixed window, 100 in 1 s': () => fixedWindow(100, 1_000),
	'fixed window, 1,000 in 10 s': () => fixedWindow(1000, 10_000),
	'sliding window, 100 in 1 s': () => slidingWindow(100, 1_000),
	'leaky bucket, 100 a second, 20 places': () => leakyBucket(100, 20),
};

const names = Object.keys(servers) as Array<keyof typeof servers>;

describe.each(names)('%s', (name) => {
	test.each(['none', 'exact', 'headers', 'both'] as const)(
		'three processes with two runs each are refused at most 8 in a hundred (%s)',
		async (hints) => {
			const { refused, mostAttempts, time } = await measure(servers[name], hints, 3, 2);
			const isWorst = name === 'fixed window, 100 in 1 s' && hints === 'both';
			expect(refused).toBeLessThan(isWorst ? 10 : 8);
			expect(mostAttempts).toBeLessThan(DEFAULT_LIMITS.tries);
			expect(time).toBeLessThan(1.5);
		},
	);
});

test.each([1, 2])(
	'a bucket that names whole seconds is not taken for a window that is full at once (%d runs)',
	async (runs) => {
		const server = servers['token bucket, 100 a second'];
		const { refused, time } = await measure(server, 'both', 1, runs, 2);
		expect(refused).toBeLessThan(4);
		expect(time).toBeLessThan(1.1);
	},
);

test('runs of one process are refused no more than one, and end together', async () => {
	const { refused, time, times } = await measure(
		servers['token bucket, 100 a second'],
		'none',
		1,
		4,
	);
	expect(refused).toBeLessThan(5);
	expect(time).toBeLessThan(1.15);
	expect(Math.min(...times) / Math.max(...times)).toBeGreaterThan(0.95);
});

/** A small run, or a call, comes while another one sends 1,000 items at a server that takes 100 a second. */
async function waitBehind(items: number, isUrgent: boolean, max: number) {
	const clock = new SimulatedClock();
	const pace = new Pace(clock, seededRandom(7));
	const server = tokenBucket(100, 10);
	const common = { latencyMs: 20, hints: 'none', server, clock, random: seededRandom(8) } as const;
	const large = { ...common, items: 1000, throttle: new Throttle(100, clock, pace) };
	const small = { ...common, items, throttle: new Throttle(max, clock, pace, isUrgent) };
	const startedAt = clock.now();
	let smallMs = 0;
	const late = async () => {
		await clock.sleep(3000);
		smallMs = (await sendAll(small)).ms;
	};
	await clock.runUntil(Promise.all([sendAll(large), late()]));
	return { smallMs, largeMs: clock.now() - startedAt };
}

test('a small run has its turn beside a large one', async () => {
	const { smallMs, largeMs } = await waitBehind(100, false, 100);
	expect(smallMs).toBeLessThan(3500);
	expect(largeMs).toBeLessThan(1.15 * 11_000);
});

test('so does one that sends one at a time', async () => {
	expect((await waitBehind(20, false, 1)).smallMs).toBeLessThan(3000);
});

test('what somebody waits for goes before the items of runs', async () => {
	expect((await waitBehind(3, true, 10)).smallMs).toBeLessThan(500);
});

describe('with one pace', () => {
	const fine = { kind: 'ok' } as const;

	function setUp() {
		const clock = new SimulatedClock();
		const pace = new Pace(clock, () => 0.5);
		const run = (max = 10) => new Throttle(max, clock, pace);
		return { clock, run };
	}

	test('a long pause that one run is asked for holds for the other, whose own rules decide', async () => {
		const { clock, run } = setUp();
		const send = async () => {
			await clock.sleep(20);
		};
		await clock.runUntil(run().schedule(send, () => ({ kind: 'limited', pauseMs: 60_000 })));
		const before = clock.now();
		const checkpoint = (pausedMs: number) => {
			if (pausedMs > 10_000) throw new Error('too long');
		};

		await expect(run().schedule(send, () => fine, { checkpoint })).rejects.toThrow('too long');
		expect(clock.now()).toBe(before);
		await clock.runUntil(run().schedule(send, () => fine));
		expect(clock.now() - before).toBeGreaterThanOrEqual(60_000);
	});

	test('a run whose items fail pauses by itself', async () => {
		const { clock, run } = setUp();
		const [failing, fineOne] = [run(), run()];
		const send = async () => {
			await clock.sleep(20);
		};
		const failures = Array.from({ length: 60 }, () =>
			failing.schedule(send, () => ({ kind: 'failing' })),
		);
		const before = clock.now();
		await clock.runUntil(
			Promise.all(Array.from({ length: 100 }, () => fineOne.schedule(send, () => fine))),
		);

		expect(clock.now() - before).toBeLessThanOrEqual(200);
		await clock.runUntil(Promise.all(failures));
		expect(clock.now() - before).toBeGreaterThan(5_000);
	});

	test('items that a run gives up before they are sent take no turn from the other', async () => {
		const timeBeside = async (givenUp: number) => {
			const { clock, run } = setUp();
			const send = async () => {
				await clock.sleep(20);
			};
			// From now on, one goes every so often.
			for (let times = 0; times < 2; times++) {
				await clock.runUntil(run().schedule(send, () => ({ kind: 'limited' })));
				await clock.runUntil(run().schedule(send, () => fine));
			}
			const [over, other] = [run(), run()];
			const ended = Array.from({ length: givenUp }, () =>
				over.schedule(
					() => Promise.reject(new Error('gone')),
					() => fine,
				),
			);
			const before = clock.now();
			const all = Promise.all(Array.from({ length: 20 }, () => other.schedule(send, () => fine)));
			await clock.runUntil(Promise.all([Promise.allSettled(ended), all]));
			return clock.now() - before;
		};
		expect(await timeBeside(0)).toBeGreaterThan(200);
		expect(await timeBeside(200)).toBeLessThan(1.05 * (await timeBeside(0)));
	});

	test('a run that is cancelled leaves nobody behind, and the other goes on', async () => {
		const clock = new SimulatedClock();
		const state = { isCancelled: false };
		const cancellable = {
			now: () => clock.now(),
			sleep: async (ms: number) => {
				await clock.sleep(ms);
			},
			settle: async () => {},
			isCancelled: () => state.isCancelled,
		};
		const pace = new Pace(clock, () => 0.5);
		const [one, other] = [new Throttle(5, cancellable, pace), new Throttle(5, clock, pace)];
		const sent = { one: 0, other: 0 };
		const checkpoint = () => {
			if (state.isCancelled) throw new Error('cancelled');
		};
		const send = async (name: keyof typeof sent) => {
			sent[name]++;
			await clock.sleep(20);
		};
		await clock.runUntil(
			other.schedule(
				async () => {
					await send('other');
				},
				() => ({ kind: 'limited', pauseMs: 3_000 }),
			),
		);
		const all = (throttle: Throttle, name: keyof typeof sent, check: () => void) =>
			Promise.allSettled(
				Array.from({ length: 50 }, () =>
					throttle.schedule(
						async () => {
							await send(name);
						},
						() => fine,
						{ checkpoint: check },
					),
				),
			);
		const [mine, theirs] = [all(one, 'one', checkpoint), all(other, 'other', () => undefined)];
		await clock.advance(500);
		state.isCancelled = true;
		const before = clock.now();
		const ended = await clock.runUntil(mine);

		expect(clock.now() - before).toBeLessThanOrEqual(250);
		expect(ended.every(({ status }) => status === 'rejected')).toBe(true);
		await clock.runUntil(theirs);
		expect(sent).toEqual({ one: 0, other: 51 });
	});

	test.each(['throws', 'never comes'] as const)(
		'one that finds out whether the server takes requests, and %s, holds up nobody for long',
		async (what) => {
			const { clock, run } = setUp();
			const throttle = run();
			await clock.runUntil(
				throttle.schedule(
					async () => {
						await clock.sleep(20);
					},
					() => ({ kind: 'limited' }),
				),
			);
			const probe = throttle.schedule(
				async () => {
					await clock.sleep(what === 'throws' ? 1 : 1_000_000);
					throw new Error('over');
				},
				() => fine,
			);
			probe.catch(() => undefined);
			const before = clock.now();
			await clock.runUntil(
				run().schedule(
					async () => {
						await clock.sleep(20);
					},
					() => fine,
				),
			);
			expect(clock.now() - before).toBeLessThan(1_500);
		},
	);
});

test('a pace is there as long as a run uses it, and is no other account’s', () => {
	const [first, second, other] = ['a', 'a', 'b'].map(joinPace);
	expect(second?.pace).toBe(first?.pace);
	expect(other?.pace).not.toBe(first?.pace);
	first?.leave();
	first?.leave();
	expect(presentPace('a').pace).toBe(second?.pace);
	second?.leave();
	expect(presentPace('a').pace).not.toBe(second?.pace);
	other?.leave();
});
