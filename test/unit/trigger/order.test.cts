import fc from 'fast-check';
import { NewestChanges } from '../../../nodes/Anycheck/trigger/memory';
import { nameOf } from '../../../nodes/Anycheck/trigger/storedRecords';
import { copyOf } from '../support/json.cts';
import { AT, ID, OTHER_ID } from './support/deliveries.cts';

test.each<[string, number, boolean]>([
	['older', AT - 1, true],
	['of the same time', AT, false],
	['newer', AT + 1, false],
])('a change that is %s', (_, occurredAt, isOutdated) => {
	const newest = new NewestChanges();
	const stored = {};
	expect(newest.isOutdated(ID, occurredAt, stored)).toBe(false);
	newest.record(ID, AT, AT, stored);
	expect(newest.isOutdated(ID, occurredAt, stored)).toBe(isOutdated);
	expect(newest.isOutdated(OTHER_ID, occurredAt, stored)).toBe(false);
	expect(new NewestChanges().isOutdated(ID, occurredAt, copyOf(stored))).toBe(isOutdated);
});

test('an older change does not make the newest older', () => {
	const newest = new NewestChanges();
	const stored = {};
	for (const at of [AT, AT - 10]) newest.record(ID, at, AT, stored);
	expect(newest.isOutdated(ID, AT - 1, stored)).toBe(true);
});

test.each([AT + 3_600_001, 8.64e15, -1, Number.NaN, Number.POSITIVE_INFINITY])(
	'a change at %p is not recorded, or it would outdate all that follow',
	(occurredAt) => {
		const newest = new NewestChanges();
		const stored = {};
		newest.record(ID, occurredAt, AT, stored);
		expect(stored).toEqual({});
		expect(newest.isOutdated(ID, AT, stored)).toBe(false);
	},
);

test('it is bounded: 5,000 verifications here, 12.5 kB stored', () => {
	const newest = new NewestChanges();
	const stored = {};
	for (let n = 0; n < 5001; n++) newest.record(`id ${n}`, AT, AT, stored);
	expect(JSON.stringify(stored).length).toBeLessThan(12_600);
	expect(JSON.stringify(stored).length).toBeGreaterThan(12_400);
	const isKnown = (of: NewestChanges, n: number) => of.isOutdated(`id ${n}`, AT - 1, stored);
	expect([0, 1, 5000].map((n) => isKnown(newest, n))).toEqual([false, true, true]);
	expect([4500, 4501].map((n) => isKnown(new NewestChanges(), n))).toEqual([false, true]);
});

test('what changes often is not forgotten', () => {
	const newest = new NewestChanges(2);
	const stored = {};
	for (const id of ['a', 'b', 'a', 'c']) newest.record(id, AT, AT, stored);
	const known = ['a', 'b', 'c'].filter((id) => newest.isOutdated(id, AT - 1, stored));
	expect(known).toEqual(['a', 'c']);
});

test.each([[null], [17], ['x'], ['-'.repeat(25)], ['é'.repeat(25)], [{}]])(
	'what somebody else stored (%j) is as nothing',
	(text) => {
		const stored = { newestChanges: text };
		const newest = new NewestChanges();
		expect(newest.isOutdated(ID, AT, stored)).toBe(false);
		newest.record(ID, AT, AT, stored);
		expect(new NewestChanges().isOutdated(ID, AT - 1, stored)).toBe(true);
	},
);

test('what is stored for a verification and is no time does not count', () => {
	const stored = { newestChanges: `${nameOf(ID)}---------` };
	const newest = new NewestChanges();
	expect(newest.isOutdated(ID, AT, stored)).toBe(false);
	newest.record(ID, AT, AT, stored);
	expect(newest.isOutdated(ID, AT - 1, stored)).toBe(true);
});

test('in whatever order changes come, none passes after a newer one of its verification', () => {
	const change = fc.record({
		id: fc.constantFrom('a', 'b', 'c'),
		at: fc.integer({ min: 1, max: 20 }),
	});
	fc.assert(
		fc.property(fc.array(change), fc.array(fc.boolean()), (changes, restarts) => {
			const passed: typeof changes = [];
			let stored = {};
			let newest = new NewestChanges();
			changes.forEach(({ id, at }, index) => {
				if (restarts[index] === true) newest = new NewestChanges();
				stored = copyOf(stored);
				const isLate = passed.some((other) => other.id === id && other.at > at);
				expect(newest.isOutdated(id, at, stored)).toBe(isLate);
				if (isLate) return;
				newest.record(id, at, AT, stored);
				passed.push({ id, at });
			});
		}),
		{ seed: 7 },
	);
});
