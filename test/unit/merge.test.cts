import fc from 'fast-check';
import { isSame } from '../../nodes/Anycheck/json/compare';
import { merge, notRemoved } from '../../nodes/Anycheck/json/merge';
import { isObject, type JsonObject } from '../../nodes/Anycheck/json/objects';
import { copyOf, jsonObject } from './support/json.cts';

const parsed = (json: string) => JSON.parse(json) as JsonObject;

// The cases of RFC 7396, appendix A, that are about objects.
test.each([
	['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
	['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
	['{"a":"b"}', '{"a":null}', '{}'],
	['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
	['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
	['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
	['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
	['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
	['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
	['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
	['{"a":1}', '{}', '{"a":1}'],
	['{"a":{"b":1}}', '{"a":{}}', '{"a":{"b":1}}'],
	['{"a":{"b":1}}', '{"a":null}', '{}'],
	['{"a":1}', '{"a":{"b":2}}', '{"a":{"b":2}}'],
	['{}', '{"a":[null,{"b":null}]}', '{"a":[null,{"b":null}]}'],
])('%s with %s is %s', (current, changes, expected) => {
	expect(merge(parsed(current), parsed(changes))).toEqual(parsed(expected));
});

describe('whatever the objects are', () => {
	test('merging again changes nothing', () => {
		fc.assert(
			fc.property(jsonObject, jsonObject, (current, changes) => {
				const once = merge(current, changes);
				expect(merge(once, changes)).toEqual(once);
			}),
		);
	});

	test('neither of them is changed', () => {
		fc.assert(
			fc.property(jsonObject, jsonObject, (current, changes) => {
				const before = copyOf([current, changes]);
				merge(current, changes);
				notRemoved(current, changes);
				expect([current, changes]).toEqual(before);
			}),
		);
	});

	test('nothing of what the changes remove is left, and nothing else is missing', () => {
		fc.assert(
			fc.property(jsonObject, jsonObject, (current, changes) => {
				const merged = merge(current, changes);
				expect(notRemoved(merged, changes)).toBeUndefined();
				for (const name of Object.keys(current)) {
					expect(Object.hasOwn(merged, name)).toBe(!isRemoved(changes, name));
				}
			}),
		);
	});

	test('no changes change nothing', () => {
		fc.assert(
			fc.property(jsonObject, (current) => {
				expect(isSame(merge(current, {}), current)).toBe(true);
			}),
		);
	});

	test('nothing outside of them is touched', () => {
		fc.assert(
			fc.property(jsonObject, jsonObject, (current, changes) => {
				merge(current, changes);
				notRemoved(current, changes);
				expect(Object.keys(Object.prototype)).toEqual([]);
				expect({}.constructor).toBe(Object);
			}),
		);
	});
});

function isRemoved(changes: JsonObject, name: string): boolean {
	return name !== '__proto__' && Object.hasOwn(changes, name) && changes[name] === null;
}

test('changes of "__proto__" are ignored, however deep', () => {
	const changes = parsed('{"__proto__": {"isAdmin": true}, "a": {"__proto__": {"isAdmin": true}}}');
	const merged = merge({ a: { b: 1 } }, changes);
	expect(Object.keys(merged)).toEqual(['a']);
	expect(merged).toEqual({ a: { b: 1 } });
	expect(isObject(merged.a) && 'isAdmin' in merged.a).toBe(false);
	expect('isAdmin' in {}).toBe(false);
});

test.each(['constructor', 'prototype', 'toString', 'hasOwnProperty'])(
	'a field that happens to be called "%s" is like any other',
	(name) => {
		const merged = merge({}, parsed(`{"${name}": {"a": 1}}`));
		expect(Object.entries(merged)).toEqual([[name, { a: 1 }]]);
		expect(Object.keys(merge(merged, { [name]: null }))).toEqual([]);
	},
);

describe('what is still to be emptied', () => {
	test.each([
		['{"a":1}', '{"a":null}', '{"a":null}'],
		['{"a":null}', '{"a":null}', undefined],
		['{}', '{"a":null}', undefined],
		['{"a":1}', '{"b":null}', undefined],
		['{"a":1}', '{"a":2}', undefined],
		['{"a":{"b":1,"c":2}}', '{"a":{"b":null,"c":3}}', '{"a":{"b":null}}'],
		['{"a":{"b":1}}', '{"a":null}', '{"a":null}'],
		['{"a":1}', '{"a":{"b":null}}', undefined],
		['{"a":[1]}', '{"a":{"0":null}}', undefined],
		['{}', '{"toString":null}', undefined],
		['{}', '{"constructor":null}', undefined],
	])('%s after %s: %s', (object, changes, expected) => {
		expect(notRemoved(parsed(object), parsed(changes))).toEqual(
			expected === undefined ? undefined : parsed(expected),
		);
	});
});
