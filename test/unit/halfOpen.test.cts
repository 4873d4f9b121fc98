// An API that counts as gone: one request an interval finds out whether it is back, and everybody else waits for that one.
import type { ItemError } from '../../nodes/Anycheck/errors/itemError';
import { DEFAULT_LIMITS } from '../../nodes/Anycheck/transport/http/limits';
import type { SendResult } from '../../nodes/Anycheck/transport/http/response';
import { sendWithRetry } from '../../nodes/Anycheck/transport/http/send';
import { PROBE_EVERY_MS, type Run } from '../../nodes/Anycheck/transport/http/stopPolicy';
import { Throttle } from '../../nodes/Anycheck/transport/http/throttle';
import { SimulatedClock } from './support/simulatedClock.cts';

const ANSWER_MS = 50;

/** A run in which the API has been gone for long enough, and what it is sent from now on. */
function gone(isBack: () => boolean) {
	const clock = new SimulatedClock();
	const sentAt: number[] = [];
	const send = async (): Promise<SendResult> => {
		sentAt.push(clock.now());
		await clock.sleep(ANSWER_MS);
		if (!isBack()) return { kind: 'noResponse', networkCode: 'ECONNREFUSED' };
		return { kind: 'response', status: 200, headers: {}, body: { id: 'a' } };
	};
	const error = { message: 'Away' } as ItemError;
	const run: Run = {
		sender: { closed: undefined, authentication: 'apiKey', send },
		throttle: new Throttle(DEFAULT_LIMITS.inFlight, clock),
		clock,
		limits: { ...DEFAULT_LIMITS, tries: 1 },
		isStopped: () => false,
		retries: 0,
		isReached: true,
		outage: { count: 20, since: clock.now() - 1e9, error, isRefusal: false },
	};
	const ask = async (times: number) => {
		const request = { method: 'GET', path: ['a'], subject: 'a' } as const;
		const asking = Array.from({ length: times }, () => sendWithRetry(run, request));
		const outcomes = await clock.runUntil(Promise.allSettled(asking));
		return outcomes.filter(({ status }) => status === 'fulfilled').length;
	};
	return { clock, sentAt, ask };
}

test('sends one at once, and the others when that has come through', async () => {
	const { sentAt, ask } = gone(() => true);

	expect(await ask(10)).toBe(10);

	const [first = 0, second = 0] = sentAt;
	expect(second - first).toBeGreaterThanOrEqual(ANSWER_MS);
	expect(sentAt).toHaveLength(10);
});

test('sends no other when that has failed, until the interval is over', async () => {
	let isBack = false;
	const { clock, sentAt, ask } = gone(() => isBack);
	expect(await ask(10)).toBe(0);
	expect(sentAt).toHaveLength(1);

	await clock.advance(PROBE_EVERY_MS - 1);
	expect(await ask(10)).toBe(0);
	expect(sentAt).toHaveLength(1);

	await clock.advance(1);
	expect(await ask(10)).toBe(0);
	expect(sentAt).toHaveLength(2);

	isBack = true;
	await clock.advance(PROBE_EVERY_MS);
	expect(await ask(10)).toBe(10);
	expect(sentAt).toHaveLength(12);
});
