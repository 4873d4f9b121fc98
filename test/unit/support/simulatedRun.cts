import { runPool } from '../../../nodes/Anycheck/run/pool';
import {
	quotaIn,
	retryAfter,
	retryDelay,
} from '../../../nodes/Anycheck/transport/http/retryPolicy';
import type { Throttle } from '../../../nodes/Anycheck/transport/http/throttle';
import type { SimulatedClock } from './simulatedClock.cts';
import type { Ruling, SimulatedServer } from './simulatedServer.cts';

/**
 * How a server tells its limit: not at all, `Retry-After` (exact, in whole seconds, always 0), `X-RateLimit-…`, or both in
 * whole seconds.
 */
export type Hints = 'none' | 'exact' | 'seconds' | 'zero' | 'headers' | 'both';

export interface SimulatedRun {
	items: number;
	/** Milliseconds from sending to the answer. */
	latencyMs: number;
	/** The latency is longer or shorter by up to this part, each way by itself; not at all by default. */
	jitter?: number;
	hints: Hints;
	server: SimulatedServer;
	clock: SimulatedClock;
	throttle: Pick<Throttle, 'schedule' | 'capacity'>;
	random: () => number;
	/** Each item reads first, and writes then, the write with or without priority. */
	writes?: 'urgent' | 'as any other';
}

export interface SimulatedResult {
	ms: number;
	requests: number;
	refused: number;
	/** How often the unluckiest request was sent. */
	mostAttempts: number;
	/** Milliseconds between reading and writing in the median, where items write. */
	gap: number;
}

/** Sends every item until it is accepted, as a run of the node does. */
export async function simulate(run: SimulatedRun): Promise<SimulatedResult> {
	return await run.clock.runUntil(sendAll(run));
}

/** Several runs at the same time, on the same clock. */
export async function simulateTogether(
	clock: SimulatedClock,
	runs: SimulatedRun[],
): Promise<SimulatedResult[]> {
	return await clock.runUntil(Promise.all(runs.map(sendAll)));
}

/** As `simulate`, while others run on the same clock. */
export async function sendAll(run: SimulatedRun): Promise<SimulatedResult> {
	const { clock, items, throttle } = run;
	const startedAt = clock.now();
	const result = { ms: 0, requests: 0, refused: 0, mostAttempts: 0, gap: 0 };
	const gaps: number[] = [];
	await runPool(
		items,
		() => throttle.capacity,
		async () => {
			await sendUntilAccepted(run, result);
			if (run.writes === undefined) return;
			const readAt = clock.now();
			await sendUntilAccepted(run, result, run.writes === 'urgent');
			gaps.push(clock.now() - run.latencyMs - readAt);
		},
		() => false,
		// It takes none of the simulated time.
		async () => {},
	);
	gaps.sort((a, b) => a - b);
	const gap = gaps[Math.floor(gaps.length / 2)] ?? 0;
	return { ...result, ms: clock.now() - startedAt, gap };
}

async function sendUntilAccepted(
	run: SimulatedRun,
	result: SimulatedResult,
	isUrgent = false,
): Promise<void> {
	const { clock, latencyMs, hints, server, throttle, random, jitter = 0 } = run;
	const way = () => (latencyMs / 2) * (1 + jitter * (2 * random() - 1));
	for (let attempt = 1; ; attempt++) {
		result.mostAttempts = Math.max(result.mostAttempts, attempt);
		const { isAllowed } = await throttle.schedule(
			async () => {
				result.requests += 1;
				await clock.sleep(way());
				const ruling = server(clock.now());
				const headers = headersOf(ruling, hints, clock.now());
				await clock.sleep(way() + (ruling.delayMs ?? 0));
				return { isAllowed: ruling.isAllowed, headers };
			},
			(answer) => ({
				kind: answer.isAllowed ? 'ok' : 'limited',
				pauseMs: retryAfter(answer.headers, clock.now(), !answer.isAllowed),
				told: quotaIn(answer.headers, clock.now()),
			}),
			{ isUrgent },
		);
		if (isAllowed) return;
		result.refused += 1;
		await clock.sleep(retryDelay(attempt, random()));
	}
}

function headersOf(ruling: Ruling, hints: Hints, now: number): Record<string, string> {
	const { isAllowed, remaining, resetAt } = ruling;
	const seconds = Math.max(0, resetAt - now) / 1000;
	switch (hints) {
		case 'headers':
			return {
				'x-ratelimit-remaining': String(remaining),
				'x-ratelimit-reset': String(Math.ceil(resetAt / 1000)),
			};
		case 'exact':
			return isAllowed ? {} : { 'retry-after': seconds.toFixed(3) };
		case 'seconds':
			return isAllowed ? {} : { 'retry-after': String(Math.ceil(seconds)) };
		case 'zero':
			return isAllowed ? {} : { 'retry-after': '0' };
		case 'both':
			return { ...headersOf(ruling, 'headers', now), ...headersOf(ruling, 'seconds', now) };
		case 'none':
			return {};
	}
}
