import { dated, hmac, NOW, SECRET, UNDATED, verdictOn } from './support/signing.cts';

describe('secrets', () => {
	const signedWith = (secret: string | Buffer) => ({
		'x-signature': hmac(dated(NOW), 'hex', secret),
	});
	const encoded = Buffer.from('0123456789abcdef01234567').toString('base64');

	test.each([
		['copied with a line break', SECRET, `${SECRET}\n`],
		['with spaces that belong to it', ` ${SECRET} `, ` ${SECRET} `],
		['of other letters', 'rahasia-ključ-秘密', 'rahasia-ključ-秘密'],
		['whsec_, as it is', `whsec_${encoded}`, `whsec_${encoded}`],
		['whsec_, decoded', Buffer.from(encoded, 'base64'), `whsec_${encoded}`],
	])('%s', (_, used, given) => {
		expect(verdictOn(dated(NOW), signedWith(used), {}, [given])).toBe(NOW);
	});

	test('a sixth one counts, whatever their form', () => {
		const encodedOne = (index: number) =>
			`whsec_${Buffer.from(`key number ${index} of six`).toString('base64')}`;
		const six = [1, 2, 3, 4, 5, 6].map(encodedOne);

		for (const used of [encodedOne(6), Buffer.from('key number 6 of six')]) {
			expect(verdictOn(dated(NOW), signedWith(used), {}, six)).toBe(NOW);
			expect(verdictOn(dated(NOW), signedWith(used), {}, [SECRET, ...six])).toBe('mismatch');
			expect(verdictOn(dated(NOW), signedWith(used), {}, [six[0] ?? '', ...six])).toBe(NOW);
		}
	});

	test.each([[[]], [['']], [[' ', '\n\t', ' ']]])('none of use in %j', (secrets) => {
		expect(verdictOn(dated(NOW), signedWith(''), {}, secrets)).toBe('noSecret');
		expect(verdictOn(dated(NOW), {}, {}, secrets)).toBe('noSecret');
	});
});

describe('freshness', () => {
	const MINUTES = 60_000;
	test.each<[age: number, toleranceMs: number, expected: string | number]>([
		[0, 5 * MINUTES, NOW],
		[5 * MINUTES, 5 * MINUTES, NOW - 5 * MINUTES],
		[5 * MINUTES + 1, 5 * MINUTES, 'stale'],
		[-5 * MINUTES, 5 * MINUTES, NOW + 5 * MINUTES],
		[-5 * MINUTES - 1, 5 * MINUTES, 'future'],
		[60 * MINUTES, 60 * MINUTES, NOW - 60 * MINUTES],
		[0, 0, NOW],
		[1, 0, 'stale'],
		[-1, 0, 'future'],
		[0, Number.NaN, 'stale'],
		[0, -1, 'future'],
		[60 * MINUTES, Number.POSITIVE_INFINITY, NOW - 60 * MINUTES],
	])('%d ms old, %d ms allowed: %p', (age, toleranceMs, expected) => {
		const body = dated(NOW - age);
		expect(verdictOn(body, { 'x-signature': hmac(body) }, { toleranceMs })).toBe(expected);
		const time = String(NOW - age);
		const headers = { 'x-signature': `t=${time},v1=${hmac(`${time}.${UNDATED}`)}` };
		expect(verdictOn(UNDATED, headers, { toleranceMs })).toBe(expected);
	});

	test('a clock that gives no number lets nothing through', () => {
		const headers = { 'x-signature': hmac(dated(NOW)) };
		expect(verdictOn(dated(NOW), headers, { now: Number.NaN })).toBe('stale');
	});

	test('what is dated does not become undated by the option', () => {
		const body = dated(0);
		const headers = { 'x-signature': hmac(body) };
		expect(verdictOn(body, headers, { allowUndated: true })).toBe('stale');
	});
});
