import fc from 'fast-check';
import { isObject, type JsonObject } from '../../nodes/Anycheck/json/objects';
import { setAt } from '../../nodes/Anycheck/fields/assignments';
import { fieldOf, objectFromRecord } from '../../nodes/Anycheck/fields/recordFields';
import { valuesByPath } from '../../nodes/Anycheck/json/paths';

const name = fc.oneof(fc.stringMatching(/^[a-z_]{1,6}$/), fc.stringMatching(/^[a-z./~ ]{0,4}$/));
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
	const odd = JSON.parse('{"a": {"b": {"__proto__": 1}, "c.d": 1}, "__proto__": 1}') as JsonObject;
	expect(valuesByPath({ ...odd, d: {}, e: { '': 1 }, f: { g: 1 } })).toEqual([
		{ path: ['a', 'b'], value: JSON.parse('{"__proto__": 1}') as unknown },
		{ path: ['a', 'c.d'], value: 1 },
		{ path: ['d'], value: {} },
		{ path: ['e', ''], value: 1 },
		{ path: ['f', 'g'], value: 1 },
	]);
	expect(valuesByPath({ a: [1, { b: 2 }] }).map(({ value }) => isObject(value))).toEqual([false]);
});

test('every field that the editor is told of is found again by its ID, and by its name', () => {
	fc.assert(
		fc.property(json, (object) => {
			const paths = valuesByPath(object).map(({ path }) => path);
			const offered = paths.map(fieldOf);
			const value = Object.fromEntries(offered.map(({ id }, index) => [id, String(index)]));
			expect(Object.keys(value)).toHaveLength(paths.length);
			if (paths.length === 0) return;
			const made = objectFromRecord({ value, schema: offered }, 'Output')?.() ?? {};
			expect(paths.map((path) => path.reduce<unknown>(inside, made))).toEqual(Object.keys(paths));
		}),
	);
});

function inside(value: unknown, name: string): unknown {
	return isObject(value) ? value[name] : undefined;
}
