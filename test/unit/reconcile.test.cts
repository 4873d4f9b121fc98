import { ItemError } from '../../nodes/Anycheck/errors/itemError';
import { PendingRequest } from '../../nodes/Anycheck/transport/http/reconcile';
import type { ApiRequest, Reconciled } from '../../nodes/Anycheck/transport/http/request';
import { stopReason, type Run } from '../../nodes/Anycheck/transport/http/stopPolicy';
import { SimulatedClock } from './support/simulatedClock.cts';

const WRITE: ApiRequest = {
	method: 'PUT',
	path: ['verifications', 'a'],
	subject: 'verification',
	body: { first: true },
	isReadModifyWrite: true,
};

function setUp(
	reconciled: Reconciled = { send: { second: true } },
	request: Partial<ApiRequest> = {},
) {
	const clock = new SimulatedClock();
	const reconcile = jest.fn(() => Promise.resolve(reconciled));
	const pending = new PendingRequest({ ...WRITE, reconcile, ...request }, clock);
	return { clock, reconcile, pending };
}

describe('is stale', () => {
	test('after a pause, not after waiting for its turn among others', async () => {
		const { pending, clock } = setUp();
		await clock.advance(60_000);

		expect(pending.isStale(0)).toBe(false);
		expect(pending.isStale(2000)).toBe(false);
		expect(pending.isStale(2001)).toBe(true);
	});

	test('when it is repeated after any longer time', async () => {
		const { pending, clock } = setUp();
		pending.repeat();
		expect(pending.isStale(0)).toBe(false);
		await clock.advance(3000);
		expect(pending.isStale(0)).toBe(true);

		await pending.reconcile();
		expect(pending.isStale(0)).toBe(false);
	});

	test('never where nothing depends on a reading', () => {
		const { pending } = setUp(undefined, { isReadModifyWrite: false });
		expect(pending.isStale(60_000)).toBe(false);
	});
});

describe('where each reading is followed by another pause', () => {
	// The rule needs to know nothing of the run.
	const run = {} as Run;

	async function rereadThrice() {
		const set = setUp();
		for (let reread = 0; reread < 3; reread++) {
			expect(set.pending.isStale(2001)).toBe(true);
			expect(stopReason('rereading', run, set.pending)).toBeUndefined();
			set.pending.rereads++;
			expect(await set.pending.reconcile()).toBeUndefined();
		}
		return set;
	}

	test('it is sent after the third, for there would be no end to it', async () => {
		const { pending } = await rereadThrice();

		expect(pending.isStale(30_000)).toBe(false);
	});

	test('unless that pause is so long that nobody knows what was done in it', async () => {
		const { pending, reconcile } = await rereadThrice();

		expect(pending.isStale(30_001)).toBe(true);
		expect(stopReason('rereading', run, pending)).toBe('rereads');
		expect(pending.failure.message).toBe('AnyCheck is receiving too many requests');
		expect(reconcile).toHaveBeenCalledTimes(3);
	});

	test('and reading for another reason is possible all the same', async () => {
		const { pending, reconcile } = await rereadThrice();

		await pending.reconcile();

		expect(reconcile).toHaveBeenCalledTimes(4);
	});

	test('but the next attempt begins anew', async () => {
		const { pending, clock } = await rereadThrice();
		pending.repeat();
		await clock.advance(3000);

		expect(pending.isStale(0)).toBe(true);
		expect(stopReason('rereading', run, pending)).toBeUndefined();
	});
});

describe('reading back', () => {
	const failure = new ItemError('Broken', 'Try again');

	test('takes over what to send now', async () => {
		const { pending } = setUp();
		await pending.reconcile();
		expect(pending.body).toEqual({ second: true });
	});

	test('gives what was found', async () => {
		expect(await setUp({ found: { id: 'a' } }).pending.reconcile()).toEqual({ id: 'a' });
	});

	test('throws why nothing more must be sent', async () => {
		await expect(setUp({ forbidden: failure }).pending.reconcile()).rejects.toBe(failure);
	});

	test('says that it was not made for certain, until an attempt may have been', async () => {
		const { pending, reconcile } = setUp();
		await pending.reconcile();
		pending.fail(failure, true);
		await pending.reconcile();
		expect(reconcile.mock.calls).toEqual([[false], [true]]);
	});

	test.each<[string, Partial<ApiRequest>]>([
		['is not possible', { reconcile: undefined }],
		['fails', { reconcile: () => Promise.reject(new Error('Other')) }],
		[
			'shows nothing, and doing it twice does harm',
			{ reconcile: () => Promise.resolve({ retry: true }), isAtMostOnce: true },
		],
	])('leaves the doubt where it %s', async (_, request) => {
		const { pending } = setUp(undefined, request);
		pending.fail(failure, true);
		await expect(pending.reconcile()).rejects.toMatchObject({
			message: 'Broken',
			description: expect.stringContaining('Whether the change was made is not known') as string,
		});
	});

	test('fails as it fails where nothing is ambiguous', async () => {
		const other = new ItemError('Other', '');
		const { pending } = setUp(undefined, { reconcile: () => Promise.reject(other) });
		await expect(pending.reconcile()).rejects.toBe(other);
	});
});

test('time counts from the first sending, or from the start where somebody waits', () => {
	const { clock, pending } = setUp();
	pending.spend(1000);
	expect(pending.spentMs).toBe(0);
	pending.sent(50);
	pending.spend(1000);
	expect(pending.spentMs).toBe(1050);

	const awaited = new PendingRequest(WRITE, clock, true);
	awaited.spend(1000);
	expect(awaited.spentMs).toBe(1000);
});
