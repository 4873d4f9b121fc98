import fc from 'fast-check';
import { changesBetween, contains, isSame } from '../../nodes/Anycheck/json/compare';
import { merge } from '../../nodes/Anycheck/json/merge';
import { copyOf, jsonObject } from './support/json.cts';

describe('the same', () => {
	test.each<[unknown, unknown, boolean]>([
		[1, 1, true],
		[1, '1', false],
		[0, -0, true],
		[0, false, false],
		['', null, false],
		[null, undefined, false],
		[null, null, true],
		[{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
		[{ a: 1 }, { a: 1, b: undefined }, false],
		[{ a: undefined }, { b: undefined }, false],
		[[1, 2], [2, 1], false],
		[[1, 2], [1, 2, 3], false],
		[[], {}, false],
		[[{ a: [1] }], [{ a: [1] }], true],
		[{}, {}, true],
		[{}, null, false],
		[{}, { toString: 1 }, false],
		[1e21, 1e21, true],
		[0.1 + 0.2, 0.3, false],
	])('%j and %j: %p', (a, b, expected) => {
		expect(isSame(a, b)).toBe(expected);
		expect(isSame(b, a)).toBe(expected);
	});

	test('a copy always is', () => {
		fc.assert(fc.property(jsonObject, (object) => isSame(object, copyOf(object))));
	});

	test('it agrees with what JSON says', () => {
		const sorted = (value: unknown): unknown => {
			if (Array.isArray(value)) return value.map(sorted);
			if (typeof value !== 'object' || value === null) return value;
			return Object.entries(value)
				.sort(([a], [b]) => (a < b ? -1 : 1))
				.map(([name, inner]) => [name, sorted(inner)]);
		};
		fc.assert(
			fc.property(jsonObject, jsonObject, (a, b) => {
				const same = JSON.stringify([sorted(a)]) === JSON.stringify([sorted(b)]);
				expect(isSame(a, b)).toBe(same && JSON.stringify(a).length === JSON.stringify(b).length);
			}),
		);
	});
});

describe('contained', () => {
	test.each<[whole: unknown, part: unknown, boolean]>([
		[{ a: 1, b: 2 }, { a: 1 }, true],
		[{ a: 1 }, { a: 1, b: 2 }, false],
		[{ a: 1 }, {}, true],
		[{ a: { b: 1, c: 2 } }, { a: { c: 2 } }, true],
		[{ a: { b: 1 } }, { a: { b: 2 } }, false],
		[{ a: [1, 2] }, { a: [1] }, false],
		[{ a: [1] }, { a: [1] }, true],
		[{ a: null }, { a: null }, true],
		[{}, { a: null }, true],
		[{}, { a: null, b: 1 }, false],
		[{ a: 1 }, { a: { b: 1 } }, false],
		[{}, { toString: 1 }, false],
	])('in %j is %j: %p', (whole, part, expected) => {
		expect(contains(whole, part)).toBe(expected);
	});

	test('everything is in itself, and in itself with more', () => {
		fc.assert(
			fc.property(jsonObject, (object) => {
				expect(contains(object, copyOf(object))).toBe(true);
				expect(contains({ ...object, 'a field more': 1 }, object)).toBe(true);
			}),
		);
	});
});

describe('changes', () => {
	test('are told field by field, in the order of their names', () => {
		const before = { z: 1, a: { x: 1, y: [1, 2], same: true }, gone: 'was', kind: { b: 1 } };
		const after = { a: { x: 2, y: [1, 3], same: true }, kind: 'text', new: null, z: 1 };
		expect(changesBetween(before, after)).toEqual([
			{ path: 'a.x', before: 1, after: 2 },
			{ path: 'a.y', before: [1, 2], after: [1, 3] },
			{ path: 'gone', before: 'was', after: undefined },
			{ path: 'kind', before: { b: 1 }, after: 'text' },
			{ path: 'new', before: undefined, after: null },
		]);
	});

	test('there are none between an object and its copy', () => {
		fc.assert(
			fc.property(jsonObject, (object) => {
				expect(changesBetween(object, copyOf(object))).toEqual([]);
			}),
		);
	});

	test('there are some exactly when the objects are not the same', () => {
		fc.assert(
			fc.property(jsonObject, jsonObject, (before, after) => {
				expect(changesBetween(before, after).length === 0).toBe(isSame(before, after));
			}),
		);
	});

	test('going back they are the same, before and after exchanged', () => {
		fc.assert(
			fc.property(jsonObject, jsonObject, (before, after) => {
				const there = changesBetween(before, after);
				const back = changesBetween(after, before);
				expect(back).toEqual(
					there.map(({ path, before: was, after: is }) => ({ path, before: is, after: was })),
				);
			}),
		);
	});

	test('what is told is what JSON can hold, or nothing at all', () => {
		fc.assert(
			fc.property(jsonObject, jsonObject, (before, after) => {
				for (const change of changesBetween(before, after)) {
					for (const value of [change.before, change.after]) {
						expect(typeof value).not.toBe('function');
					}
				}
			}),
		);
	});

	test('of a merge they name nothing that was not to change', () => {
		fc.assert(
			fc.property(jsonObject, jsonObject, (current, wanted) => {
				const names = new Set(Object.keys(wanted));
				const changed = changesBetween(current, merge(current, wanted));
				const isNamed = ({ path }: { path: string }) =>
					[...names].some((name) => path === name || path.startsWith(`${name}.`));
				expect(changed.every(isNamed)).toBe(true);
			}),
		);
	});
});
