import * as fc from 'fast-check';
import { merge } from '../../nodes/Anycheck/json/merge';
import { longNumberAt, parseExactly } from '../../nodes/Anycheck/json/numbers';
test.each<[json: string, value: unknown, path: string | undefined]>([
	['{"nik": 9900009999999901}', { nik: '9900009999999901' }, 'nik'],
	['{"nik": 9900009999999900}', { nik: 9900009999999900 }, 'nik'],
	['{"no": -123456789012345678}', { no: '-123456789012345678' }, 'no'],
	['{"a": [1, {"b": [12345678901234567]}]}', { a: [1, { b: ['12345678901234567'] }] }, 'a.1.b.0'],
	['[123456789012345678.5]', ['123456789012345678.5'], '0'],
	['{"amount": 999999999999999.55}', { amount: '999999999999999.55' }, 'amount'],
	['{"x": 1e400, "y": 12e9}', { x: '1e400', y: 12e9 }, 'x'],
	['{"": {"": 12345678901234567}}', { '': { '': '12345678901234567' } }, '.'],
	['{"no": 9007199254740991}', { no: 9007199254740991 }, undefined],
	['{"no": 123456789012345}', { no: 123456789012345 }, undefined],
	[
		'{"score": 0.98765432109876543210, "e": 1.5e3}',
		{ score: 0.9876543210987654, e: 1500 },
		undefined,
	],
	[
		'{"nik": "9900009999999901", "t": ": 12345678901234567"}',
		{ nik: '9900009999999901', t: ': 12345678901234567' },
		undefined,
	],
	[
		'{"t": "\\": 12345678901234567, \\\\", "n": [1]}',
		{ t: '": 12345678901234567, \\', n: [1] },
		undefined,
	],
	['"12345678901234567"', '12345678901234567', undefined],
	[
		'{"__proto__": 12345678901234567}',
		JSON.parse('{"__proto__": "12345678901234567"}'),
		'__proto__',
	],
	[`{"x": 0.${'0'.repeat(400)}1}`, { x: `0.${'0'.repeat(400)}1` }, 'x'],
	['null', null, undefined],
])('%s', (json, value, path) => {
	const parsed = parseExactly(json);
	expect(parsed).toEqual(value);
	expect(longNumberAt(parsed)).toBe(path);
});

test('a number that was rounded before is found by its size', () => {
	expect(longNumberAt({ a: [{ nik: Number('9900009999999901') }] })).toBe('a.0.nik');
	expect(longNumberAt(parseExactly('12345678901234567'))).toBe('');
});

test('the same text in quotes is no number', () => {
	const parsed = parseExactly('{"a": {"no": 12345678901234567}, "b": {"no": "12345678901234567"}}');
	expect(longNumberAt((parsed as { a: unknown }).a)).toBe('no');
	expect(longNumberAt((parsed as { b: unknown }).b)).toBeUndefined();
});

test('it is found in what a merge leaves alone', () => {
	const parsed = parseExactly('{"keep": {"no": 12345678901234567}}') as { keep: object };
	expect(longNumberAt(merge(parsed, { name: 'x' }))).toBe('keep.no');
});

test.each([
	'{"a": 01234567890123456789}',
	'{"a": 12345678901234567.}',
	'{"a": --12345678901234567}',
	'{"a": "12345678901234567}',
	'{"a": 12345678901234567 12345678901234567}',
	'{"a": 12345678901234567',
	'',
])('%j is no JSON', (text) => {
	expect(() => parseExactly(text)).toThrow(SyntaxError);
});

test('everything else is as JSON.parse reads it', () => {
	const text = fc.json({ maxDepth: 5 });
	const withNumber = text.map((json) => `{"long": 12345678901234567, "any": ${json}}`);
	fc.assert(
		fc.property(withNumber, (json) => {
			const { any } = parseExactly(json) as { any: unknown };
			const expected = JSON.parse(json) as { any: unknown };
			fc.pre(longNumberAt(expected.any) === undefined);
			expect(any).toEqual(expected.any);
		}),
	);
});

test('a record of many megabytes, and one nested a thousand levels deep', () => {
	const picture = 'A'.repeat(20_000_000);
	const big = `{"picture": "${picture}", "no": 12345678901234567}`;
	expect(longNumberAt(parseExactly(big))).toBe('no');
	const deep = `${'['.repeat(1000)}12345678901234567${']'.repeat(1000)}`;
	expect(longNumberAt(parseExactly(deep))).toMatch(/^0(\.0){999}$/);
});

test('many megabytes of escapes, and thousands of levels, beside a long number', () => {
	const escapes = '\\"\\u0041\\\\'.repeat(1_500_000);
	const parsed = parseExactly(`{"text": "${escapes}", "no": 12345678901234567}`);
	expect(longNumberAt(parsed)).toBe('no');
	expect((parsed as { text: string }).text).toHaveLength(4_500_000);
	for (const levels of [6_000, 100_000]) {
		const deep = `${'{"a":['.repeat(levels / 2)}12345678901234567${']}'.repeat(levels / 2)}`;
		expect(longNumberAt(parseExactly(deep)) === 'a.0.'.repeat(levels / 2).slice(0, -1)).toBe(true);
	}
});

test.each<[json: string, value: unknown]>([
	['{"x": 1e-400}', '1e-400'],
	['{"x": -1E-400}', '-1E-400'],
	['{"x": 0.0e-400}', 0],
	['{"x": 1e-300}', 1e-300],
	['{"x": 0.000}', 0],
	['{"x": -0}', -0],
])('a number too close to zero to be told from it keeps its text: %s', (json, value) => {
	const parsed = parseExactly(json);
	expect((parsed as { x: unknown }).x).toBe(value);
	expect(longNumberAt(parsed)).toBe(typeof value === 'string' ? 'x' : undefined);
});
