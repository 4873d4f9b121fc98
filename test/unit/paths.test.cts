import fc from 'fast-check';
import { isObject, type JsonObject } from '../../nodes/Anycheck/json/objects';
import { setAt } from '../../nodes/Anycheck/fields/assignments';
import { valuesByPath } from '../../nodes/Anycheck/json/paths';

const name = fc.stringMatching(/^[a-z_]{1,6}$/);
const json = fc.letrec<{ value: unknown; object: JsonObject }>((tie) => ({
	value: fc.oneof(
		fc.string(),
		fc.integer(),
		fc.boolean(),
		fc.constant(null),
		fc.array(fc.integer()),
		tie('object'),
	),
	object: fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
})).object;

test('an object is put together again from its leaves', () => {
	fc.assert(
		fc.property(json, (object) => {
			const copy: JsonObject = {};
			for (const { path, value } of valuesByPath(object)) setAt(copy, path, value, 'Output');
			expect(copy).toEqual(object);
		}),
	);
});

test('what no path can express stays whole', () => {
	expect(valuesByPath({ a: { 'b.c': 1 }, d: {}, e: { '': 1 }, f: { g: 1 } })).toEqual([
		{ path: 'a', value: { 'b.c': 1 } },
		{ path: 'd', value: {} },
		{ path: 'e', value: { '': 1 } },
		{ path: 'f.g', value: 1 },
	]);
	expect(valuesByPath({ a: [1, { b: 2 }] }).map(({ value }) => isObject(value))).toEqual([false]);
});
