import { ItemError } from '../../nodes/Anycheck/errors/itemError';
import { Basis } from '../../nodes/Anycheck/transport/http/basis';
import type { ApiRequest, Settled } from '../../nodes/Anycheck/transport/http/request';
import { SimulatedClock } from './support/simulatedClock.cts';

const WRITE: ApiRequest = {
	method: 'PUT',
	path: ['verifications', 'a'],
	subject: 'verification',
	body: { first: true },
	isFromReading: true,
};

function setUp(settled: Settled = { send: { second: true } }, request: Partial<ApiRequest> = {}) {
	const clock = new SimulatedClock();
	const settle = jest.fn(() => Promise.resolve(settled));
	return { clock, settle, basis: new Basis({ ...WRITE, settle, ...request }, clock) };
}

describe('is late', () => {
	test('after a pause, not after waiting for its turn among others', async () => {
		const { basis, clock } = setUp();
		await clock.advance(60_000);

		expect(basis.isLate(0)).toBe(false);
		expect(basis.isLate(2000)).toBe(false);
		expect(basis.isLate(2001)).toBe(true);
	});

	test('when it is repeated after any longer time', async () => {
		const { basis, clock } = setUp();
		basis.repeat();
		expect(basis.isLate(0)).toBe(false);
		await clock.advance(3000);
		expect(basis.isLate(0)).toBe(true);

		await basis.look();
		expect(basis.isLate(0)).toBe(false);
	});

	test('never where nothing depends on a reading', () => {
		expect(setUp(undefined, { isFromReading: false }).basis.isLate(60_000)).toBe(false);
	});
});

describe('where each look is followed by another pause', () => {
	async function lookThrice() {
		const set = setUp();
		for (let look = 0; look < 3; look++) {
			expect(set.basis.isLate(2001)).toBe(true);
			expect(await set.basis.lookAgain()).toBeUndefined();
		}
		return set;
	}

	test('it is sent after the third, for there would be no end to it', async () => {
		const { basis } = await lookThrice();

		expect(basis.isLate(30_000)).toBe(false);
	});

	test('unless that pause is so long that nobody knows what was done in it', async () => {
		const { basis, settle } = await lookThrice();

		expect(basis.isLate(30_001)).toBe(true);
		await expect(basis.lookAgain()).rejects.toThrow('AnyCheck is receiving too many requests');
		expect(settle).toHaveBeenCalledTimes(3);
	});

	test('and looking for another reason is possible all the same', async () => {
		const { basis, settle } = await lookThrice();

		await basis.look();

		expect(settle).toHaveBeenCalledTimes(4);
	});

	test('but the next attempt begins anew', async () => {
		const { basis, clock } = await lookThrice();
		basis.repeat();
		await clock.advance(3000);

		expect(basis.isLate(0)).toBe(true);
		await basis.lookAgain();
	});
});

describe('looking', () => {
	const failure = new ItemError('Broken', 'Try again');

	test('takes over what to send now', async () => {
		const { basis } = setUp();
		await basis.look();
		expect(basis.body).toEqual({ second: true });
	});

	test('gives what was found', async () => {
		expect(await setUp({ found: { id: 'a' } }).basis.look()).toEqual({ id: 'a' });
	});

	test('throws why nothing more must be sent', async () => {
		await expect(setUp({ forbidden: failure }).basis.look()).rejects.toBe(failure);
	});

	test('says that it was not made for certain, until an attempt may have been', async () => {
		const { basis, settle } = setUp();
		await basis.look();
		basis.isInDoubt = true;
		await basis.look(failure);
		expect(settle.mock.calls).toEqual([[false], [true]]);
	});

	test.each<[string, Partial<ApiRequest>]>([
		['is not possible', { settle: undefined }],
		['fails', { settle: () => Promise.reject(new Error('Other')) }],
		[
			'shows nothing, and doing it twice does harm',
			{ settle: () => Promise.resolve({ again: true }), isOnce: true },
		],
	])('leaves the doubt where it %s', async (_, request) => {
		const { basis } = setUp(undefined, request);
		basis.isInDoubt = true;
		await expect(basis.look(failure)).rejects.toMatchObject({
			message: 'Broken',
			description: expect.stringContaining('Whether the change was made is not known') as string,
		});
	});

	test('fails as it fails where nothing is in doubt', async () => {
		const other = new ItemError('Other', '');
		const { basis } = setUp(undefined, { settle: () => Promise.reject(other) });
		await expect(basis.look()).rejects.toBe(other);
	});
});
