// All reasons to stop, in one table: what is asked before which step, and what is told then.
import { ItemError } from '../../nodes/Anycheck/errors/itemError';
import { DEFAULT_LIMITS, type Limits } from '../../nodes/Anycheck/transport/http/limits';
import { PendingRequest } from '../../nodes/Anycheck/transport/http/reconcile';
import type { HttpResult } from '../../nodes/Anycheck/transport/http/response';
import type { Verdict } from '../../nodes/Anycheck/transport/http/retryPolicy';
import {
	noteFailure,
	noteSuccess,
	PROBE_EVERY_MS,
	stopIf,
	stopReason,
	timeLeft,
	type Outage,
	type Run,
	type Step,
	type StopReason,
} from '../../nodes/Anycheck/transport/http/stopPolicy';
import { Throttle } from '../../nodes/Anycheck/transport/http/throttle';
import { SimulatedClock } from './support/simulatedClock.cts';

const TRIES = 3;
const WINDOW_MS = 60_000;
const OUTAGE = new ItemError('Away', 'Try again');
const CLOSED = new ItemError('No more', 'Sign in');

/** How a run and one of its requests stand. */
interface Standing {
	limits?: Partial<Limits>;
	isReached?: boolean;
	isStopped?: boolean;
	isCancelled?: boolean;
	closed?: ItemError;
	/** Retries of all requests. */
	retries?: number;
	/** Requests in a row that got nowhere, milliseconds since the first, and what else there is to it. */
	outage?: [count: number, ms: number, more?: Partial<Outage>];
	/** Milliseconds since a request found out whether the API is back. */
	probedMs?: number;
	/** Milliseconds of a pause that the server has asked for. */
	askedMs?: number;
	attempts?: number;
	spentMs?: number;
	rereads?: number;
	pauseMs?: number;
}

function stand(standing: Standing) {
	const clock = new SimulatedClock();
	const { outage, closed, attempts = 0, probedMs, askedMs = 0 } = standing;
	const run: Run = {
		sender: { closed, authentication: 'apiKey', send: () => Promise.reject(new Error('Sent')) },
		throttle: Object.defineProperty(new Throttle(1, clock), 'askedPauseMs', { get: () => askedMs }),
		clock,
		limits: {
			...DEFAULT_LIMITS,
			tries: TRIES,
			giveUpAfterMs: WINDOW_MS,
			retryBudget: 10,
			...standing.limits,
		},
		isStopped: () => standing.isStopped === true,
		retries: standing.retries ?? 0,
		isReached: standing.isReached ?? true,
		outage: outage && {
			count: outage[0],
			since: clock.now() - outage[1],
			error: OUTAGE,
			isRefusal: false,
			...(probedMs !== undefined && { probedAt: clock.now() - probedMs }),
			...outage[2],
		},
	};
	if (standing.isCancelled === true) clock.cancel();
	const request = { method: 'PUT', path: ['a'], subject: 'a' } as const;
	const pending = new PendingRequest(request, clock);
	for (let attempt = 0; attempt < attempts; attempt++) pending.sent(0);
	pending.spentMs = standing.spentMs ?? 0;
	pending.rereads = standing.rereads ?? 0;
	return { clock, run, pending, pauseMs: standing.pauseMs ?? 0 };
}

const awaited = { isAwaited: true } as const;
const refused = { isRefusal: true } as const;

test.each<[before: Step, standing: Standing, reason: StopReason | undefined]>([
	['task', {}, undefined],
	['task', { isStopped: true }, 'stopped'],

	// Once it is under way, that another item has failed stops nothing.
	['waiting', { isStopped: true }, 'stopped'],
	['waiting', { isStopped: true, attempts: 1 }, undefined],
	['sending', { isStopped: true }, 'stopped'],
	['waiting', { isCancelled: true }, 'cancelled'],
	['waiting', { closed: CLOSED }, 'closed'],
	['waiting', { closed: CLOSED, isCancelled: true }, 'closed'],
	// What was never sent waits out any pause, unless somebody waits for it.
	['waiting', { pauseMs: 1e9 }, undefined],
	['waiting', { limits: awaited, pauseMs: WINDOW_MS }, undefined],
	['waiting', { limits: awaited, pauseMs: WINDOW_MS + 1 }, 'pause'],
	['waiting', { limits: awaited, spentMs: 1000, pauseMs: WINDOW_MS }, 'pause'],
	['waiting', { attempts: 1, pauseMs: WINDOW_MS }, undefined],
	['waiting', { attempts: 1, pauseMs: WINDOW_MS + 1 }, 'pause'],
	['waiting', { attempts: 1, spentMs: WINDOW_MS - 1000, pauseMs: 1001 }, 'pause'],
	// It was decided to retry; what reading back has taken since does not take that away.
	['waiting', { attempts: 1, spentMs: WINDOW_MS + 1000 }, undefined],
	['waiting', { attempts: 1, spentMs: WINDOW_MS + 1000, pauseMs: 1 }, 'pause'],
	// Until the API has answered once, its address may be wrong.
	['waiting', { attempts: 1, isReached: false, pauseMs: 30_000 }, undefined],
	['waiting', { attempts: 1, isReached: false, pauseMs: 30_001 }, 'pause'],
	['waiting', { limits: awaited, isReached: false, pauseMs: 30_001 }, undefined],
	['waiting', { outage: [1000, 1e9] }, undefined],
	// A pause that the server asks for is waited out, or is longer than anybody waits.
	['waiting', { askedMs: 120_000 }, undefined],
	['waiting', { askedMs: 120_001 }, 'pause'],
	['waiting', { limits: { giveUpAfterMs: 600_000 }, askedMs: 600_000 }, undefined],
	['waiting', { limits: { giveUpAfterMs: 600_000 }, askedMs: 600_001 }, 'pause'],
	['waiting', { outage: [3, 119_999, refused], askedMs: 60_000 }, undefined],
	['waiting', { outage: [3, 120_000, refused], askedMs: 60_000 }, 'pause'],
	['waiting', { outage: [3, 120_000, refused] }, undefined],

	['sending', {}, undefined],
	['sending', { outage: [20, WINDOW_MS - 1] }, undefined],
	['sending', { outage: [19, WINDOW_MS] }, undefined],
	['sending', { outage: [20, WINDOW_MS], probedMs: 0 }, 'outage'],
	['sending', { outage: [20, 30_000], isReached: false, probedMs: 0 }, 'outage'],
	['sending', { isCancelled: true }, 'cancelled'],
	// One at a time finds out whether it is over, at once and then once an interval.
	['sending', { outage: [20, WINDOW_MS] }, undefined],
	['sending', { outage: [20, WINDOW_MS], probedMs: PROBE_EVERY_MS - 1 }, 'outage'],
	['sending', { outage: [20, WINDOW_MS], probedMs: PROBE_EVERY_MS }, undefined],
	['sending', { outage: [20, WINDOW_MS, { probe: Promise.resolve() }] }, 'outage'],
	// Who only wants fewer requests is waited for, however soon a request gives up.
	['sending', { outage: [20, 119_999, refused], probedMs: 0 }, undefined],
	['sending', { outage: [20, 120_000, refused], probedMs: 0 }, 'outage'],

	['rereading', { rereads: 2 }, undefined],
	['rereading', { rereads: 3 }, 'rereads'],

	['reconciling', { attempts: 1 }, undefined],
	['reconciling', { attempts: 1, spentMs: WINDOW_MS + 1 }, undefined],
	['reconciling', { attempts: 1, pauseMs: WINDOW_MS }, undefined],
	['reconciling', { attempts: 1, spentMs: 1, pauseMs: WINDOW_MS }, 'pause'],
	['reconciling', { attempts: TRIES, retries: 10 }, undefined],

	['retrying', { attempts: 1 }, undefined],
	['retrying', { attempts: TRIES - 1 }, undefined],
	['retrying', { attempts: TRIES }, 'attempts'],
	['retrying', { attempts: 1, retries: 9 }, undefined],
	['retrying', { attempts: 1, retries: 10 }, 'retryBudget'],
	['retrying', { attempts: 1, spentMs: WINDOW_MS - 1 }, undefined],
	['retrying', { attempts: 1, spentMs: WINDOW_MS }, 'deadline'],
	['retrying', { attempts: 1, spentMs: 30_000, isReached: false }, 'deadline'],
	['retrying', { attempts: 1, limits: { giveUpAfterMs: 0 } }, 'deadline'],
	['retrying', { attempts: 1, spentMs: 1000, pauseMs: WINDOW_MS - 1000 }, undefined],
	['retrying', { attempts: 1, spentMs: 1000, pauseMs: WINDOW_MS - 999 }, 'pause'],
	// Waiting notices it.
	['retrying', { attempts: 1, isCancelled: true }, undefined],
])('before %s with %j: %s', (before, standing, reason) => {
	const { run, pending, pauseMs } = stand(standing);
	expect(stopReason(before, run, pending, pauseMs)).toBe(reason);
});

describe('what is told', () => {
	const told = (before: Step, standing: Standing, prepare?: (pending: PendingRequest) => void) => {
		const { run, pending, pauseMs } = stand(standing);
		prepare?.(pending);
		try {
			stopIf(before, run, pending, pauseMs);
		} catch (error) {
			return error;
		}
		return undefined;
	};

	test('nothing where it goes on', () => {
		expect(told('waiting', {})).toBeUndefined();
	});

	test.each<[Step, Standing, message: string]>([
		['task', { isStopped: true }, 'The run was stopped before this item'],
		['waiting', { isCancelled: true }, 'The run was cancelled'],
		['waiting', { closed: CLOSED }, 'No more'],
		['sending', { outage: [20, WINDOW_MS], probedMs: 0 }, 'Away'],
		['waiting', { outage: [3, 120_000, refused], askedMs: 1000 }, 'Away'],
		['waiting', { limits: awaited, pauseMs: 1e9 }, 'AnyCheck is receiving too many requests'],
		['rereading', { rereads: 3 }, 'AnyCheck is receiving too many requests'],
	])('before %s with %j: %s', (before, standing, message) => {
		expect(told(before, standing)).toMatchObject({ message });
	});

	test('the last failure, where it was sent', () => {
		const fail = (pending: PendingRequest) => {
			pending.fail(new ItemError('Broken', 'Try again'), false);
		};
		expect(told('retrying', { attempts: TRIES }, fail)).toMatchObject({
			message: 'Broken',
			description: 'Try again. Tried 3 times.',
		});
	});

	test.each<[Step, Standing]>([
		['retrying', { attempts: TRIES }],
		['waiting', { attempts: 1, isCancelled: true }],
		['waiting', { attempts: 1, closed: CLOSED }],
		['sending', { attempts: 1, outage: [20, WINDOW_MS], probedMs: 0 }],
		['rereading', { attempts: 1, rereads: 3 }],
	])('the doubt, where it may have been applied (before %s with %j)', (before, standing) => {
		const error = told(before, standing, (pending) => {
			pending.fail(new ItemError('Broken', ''), true);
		});
		expect(error).toMatchObject({ facts: { inDoubt: true, retryable: false } });
	});

	test('how long to wait, where the server has asked for a pause', () => {
		expect(told('retrying', { attempts: TRIES, askedMs: 3000 })).toMatchObject({
			description: expect.stringContaining('Wait at least 3 seconds') as string,
		});
	});

	test('how long, also to what was never sent, in the number of the server', () => {
		expect(told('waiting', { askedMs: 3_600_000 })).toMatchObject({
			description: expect.stringContaining('Wait at least 3600 seconds') as string,
		});
	});
});

test.each<[Standing, ms: number]>([
	[{}, Number.POSITIVE_INFINITY],
	[{ limits: awaited, spentMs: 1000 }, WINDOW_MS - 1000],
	[{ attempts: 1, spentMs: 1000 }, WINDOW_MS - 1000],
	[{ attempts: 1, spentMs: 1000, isReached: false }, 29_000],
	[{ attempts: 1, limits: { giveUpAfterMs: 5000 }, isReached: false }, 5000],
])('with %j there are %d milliseconds left', (standing, ms) => {
	const { run, pending } = stand(standing);
	expect(timeLeft(run, pending)).toBe(ms);
});

describe('how the API is doing', () => {
	const response = (status: number): HttpResult => ({
		kind: 'response',
		status,
		headers: {},
		body: {},
	});
	const notSent = (facts: ItemError['facts']): HttpResult => ({
		kind: 'notSent',
		reason: new ItemError('Why', '', facts),
	});
	const reset: HttpResult = { kind: 'noResponse', networkCode: 'ECONNRESET' };

	test.each<[HttpResult, Verdict, isReached: boolean, outage: number]>([
		[response(500), 'ambiguous', true, 6],
		[response(429), 'retry', true, 6],
		[response(404), 'rejected', true, 0],
		[response(404), 'ambiguous', true, 6],
		[response(501), 'rejected', true, 0],
		[reset, 'ambiguous', false, 6],
		[{ kind: 'noResponse', networkCode: 'CERT_HAS_EXPIRED' }, 'rejected', false, 0],
		[notSent({ httpStatus: 503 }), 'retry', false, 6],
		[notSent({ httpStatus: 429, retryAfterMs: 1000 }), 'retry', true, 6],
		[notSent({}), 'rejected', false, 0],
	])('after %j (%s) it is there: %s, failures in a row: %d', (result, verdict, reached, count) => {
		const { run } = stand({ isReached: false, outage: [5, 1000] });
		noteFailure(run, result, verdict, OUTAGE);
		expect([run.isReached, run.outage?.count ?? 0]).toEqual([reached, count]);
	});

	test('an outage begins with the first failure and ends with a success', () => {
		const { clock, run } = stand({ isReached: false });
		noteFailure(run, reset, 'ambiguous', OUTAGE);
		expect(run.outage).toEqual({
			count: 1,
			since: clock.now(),
			error: OUTAGE,
			isRefusal: false,
		});
		noteSuccess(run);
		expect([run.isReached, run.outage]).toEqual([true, undefined]);
	});
});
