import { createHash, createHmac } from 'node:crypto';
import * as crypto from 'node:crypto';
import fc from 'fast-check';
import { readDelivery } from '../../../nodes/Anycheck/webhook/delivery';
import { MAX_BODY_BYTES } from '../../../nodes/Anycheck/webhook/jsonBody';
import { signedForms } from '../../../nodes/Anycheck/webhook/signedForms';
import { dated, hmac, NOW, SECONDS, SECRET, UNDATED, verdictOn } from './support/signing.cts';

jest.mock('node:crypto', () => {
	const real = jest.requireActual<typeof crypto>('node:crypto');
	return { ...real, createHmac: jest.fn(real.createHmac) };
});

const body = dated(NOW);
const right = hmac(body);
const stale = String(NOW / 1000 - 301);

test('the body is compared byte by byte', () => {
	expect(verdictOn(body, { 'x-signature': right })).toBe(NOW);
	for (const other of [
		body.replace(',', ', '),
		` ${body}`,
		`${body}\n`,
		`\uFEFF${body}`,
		body.replace('Z"', 'Z" '),
		body.slice(0, -1),
		'',
	]) {
		expect(verdictOn(other, { 'x-signature': right })).toBe('mismatch');
	}
	expect(verdictOn('{"n":"é"}', { 'x-signature': hmac('{"n":"e\u0301"}') })).toBe('mismatch');
});

describe('a time that the signature does not cover', () => {
	test('does not refresh an old delivery', () => {
		const old = dated(NOW - 301_000);
		for (const headers of [
			{ 'x-signature': hmac(old), 'x-timestamp': SECONDS },
			{ 'x-signature': `t=${SECONDS},v1=${hmac(old)}` },
			{ 'x-signature': `t=${stale},t=${SECONDS},v1=${hmac(`${stale}.${old}`)}` },
			{ 'x-signature': hmac(`${stale}.${old}`), 'x-timestamp': [stale, SECONDS] },
		]) {
			expect(verdictOn(old, headers)).toBe('stale');
			expect(verdictOn(old, headers, { allowUndated: true })).toBe('stale');
		}
	});

	test('does not age a fresh one', () => {
		expect(verdictOn(body, { 'x-signature': right, 'x-timestamp': stale })).toBe(NOW);
	});

	test('cannot be something that is no time', () => {
		for (const time of ['soon', '', '1', '2026-01-02', `${SECONDS} `, '-1']) {
			const headers = { 'x-signature': `t=${time},v1=${hmac(`${time}.${UNDATED}`)}` };
			const inside = { ...headers, 'x-timestamp': time };
			expect(verdictOn(UNDATED, inside, { allowUndated: true })).toBe('mismatch');
		}
	});

	test('cannot be moved into the id', () => {
		const [prefix, id] = [`a.${stale}.${SECONDS}.`, `a.${stale}`];
		for (const other of [id, 'x'.repeat(129), 'a b', '']) {
			const headers = { 'webhook-id': other, 'x-timestamp': SECONDS };
			const text = other === id ? prefix : `${other}.${SECONDS}.`;
			const signed = { ...headers, 'x-signature': hmac(text + UNDATED) };
			expect(verdictOn(UNDATED, signed)).toBe('mismatch');
		}
	});

	test('cannot be exchanged in the signed text', () => {
		const headers = { 'x-signature': `t=${SECONDS},v1=${hmac(`${stale}.${UNDATED}`)}` };
		expect(verdictOn(UNDATED, headers)).toBe('mismatch');
	});
});

describe('algorithms', () => {
	const digest = (name: string, encoding: 'hex' | 'base64' = 'hex') =>
		createHmac(name, SECRET).update(body).digest(encoding);

	test.each([
		['sha1', digest('sha1')],
		['sha1=', `sha1=${digest('sha1')}`],
		['md5=', `md5=${digest('md5')}`],
		['sha512', digest('sha512')],
		['sha512=', `sha512=${digest('sha512')}`],
		['sha512 in base64', digest('sha512', 'base64')],
		['sha1 said of an HMAC-SHA256', `sha1=${right}`],
		['md5 said of an HMAC-SHA256', `md5=${right}`],
		['md5, said of an HMAC-SHA256', `md5,${right}`],
		['sha1 before an HMAC-SHA256', `sha1 ${right}`],
		['none', `none=${right}`],
		['a hash without a secret', 'none='],
	])('%s does not count', (_, value) => {
		expect(verdictOn(body, { 'x-signature': value })).toBe('malformed');
	});

	test('a hash of body and secret is no HMAC', () => {
		for (const text of [body, SECRET + body, body + SECRET]) {
			const hash = createHash('sha256').update(text).digest('hex');
			expect(verdictOn(body, { 'x-signature': `sha256=${hash}` })).toBe('mismatch');
		}
	});

	test.each(['x-hub-signature-sha1', 'x-signature-md5', 'content-md5', 'x-signature-ed25519'])(
		'what is in %s does not count',
		(name) => {
			expect(verdictOn(body, { [name]: right })).toBe('missing');
		},
	);
});

describe('what is no signature of this body', () => {
	test.each([
		['cut by one character', right.slice(0, -1), 'malformed'],
		['cut by one byte', right.slice(0, -2), 'malformed'],
		['the first half', right.slice(0, 32), 'malformed'],
		['with a character too many', `${right}0`, 'malformed'],
		[
			'with another first character',
			(right.startsWith('0') ? '1' : '0') + right.slice(1),
			'mismatch',
		],
		[
			'with another last character',
			right.slice(0, -1) + (right.endsWith('0') ? '1' : '0'),
			'mismatch',
		],
		['of an empty text', hmac(''), 'mismatch'],
		['with an empty secret', hmac(body, 'hex', ''), 'mismatch'],
		['of another body', hmac(UNDATED), 'mismatch'],
		['all zeros', '0'.repeat(64), 'mismatch'],
		['the secret itself', SECRET, 'malformed'],
		['empty', '', 'malformed'],
		['only a name', 'v1=', 'malformed'],
		['only names', 'v1,v1,v1', 'malformed'],
		['hex letters of another alphabet', right.replace(/[0-9a-f]/, '\uFF11'), 'malformed'],
		['with an end of string inside', `${right.slice(0, 40)}\0${right.slice(41)}`, 'malformed'],
		['a list in JSON', JSON.stringify([right]), 'malformed'],
		['undefined', 'undefined', 'malformed'],
		['too long', `${' '.repeat(2048)}${right}`, 'malformed'],
	])('%s: %s', (_, value, expected) => {
		expect(verdictOn(body, { 'x-signature': value })).toBe(expected);
	});

	test.each<[string, Record<string, string | string[] | undefined>]>([
		['no headers', {}],
		['an undefined one', { other: undefined }],
		['one of another kind', { authorization: right, cookie: right, 'x-request-id': right }],
		['its time', { 'x-signature-timestamp': SECONDS }],
	])('%s: missing', (_, headers) => {
		expect(verdictOn(body, headers)).toBe('missing');
	});

	test('no headers, list of none', () => {
		expect(verdictOn(body, { 'x-signature': [] })).toBe('malformed');
	});

	test('a short text after whsec_ is no key', () => {
		const headers = { 'x-signature': hmac(body, 'hex', Buffer.from('AAAA', 'base64')) };
		expect(verdictOn(body, headers, {}, ['whsec_AAAA'])).toBe('mismatch');
		expect(verdictOn(body, { 'x-signature': hmac(body, 'hex', '') }, {}, ['whsec_'])).toBe(
			'mismatch',
		);
	});
});

describe('what is signed in one way and read in another', () => {
	const texts = [
		body,
		...[SECONDS, String(NOW), '2026-01-02T03:04:05.000Z'].flatMap((time) =>
			signedForms({ timestamps: [time], ids: ['msg_1', '1790000000'] }, undefined).map(
				({ prefix }) => prefix + UNDATED,
			),
		),
	];

	test('is no delivery', () => {
		let accepted = 0;
		for (const text of texts) {
			const signature = hmac(text);
			// Every way to divide the text into what headers may say and a body.
			for (let length = 0; length <= Math.min(60, text.length); length++) {
				const [head, rest] = [text.slice(0, length), text.slice(length)];
				const parts = head.split(/[.:\n]/).filter((part) => part !== '');
				const headers = {
					'x-signature': signature,
					'x-timestamp': [head, head.replace(/[.:\n]$/, ''), ...parts.slice(-1)],
					'webhook-id': parts.slice(0, 2),
				};
				const verdict = verdictOn(rest, headers, { allowUndated: true });
				if (typeof verdict === 'string' && verdict !== 'undated but valid') continue;
				accepted++;
				if (rest.trim() === UNDATED || rest === body) continue;
				expect(readDelivery(Buffer.from(rest)).kind).toBe('unreadable');
			}
		}
		expect(accepted).toBeGreaterThan(2 * texts.length - 2);
	});
});

describe('the work for a hostile request', () => {
	const many = <T,>(count: number, make: (index: number) => T) =>
		Array.from({ length: count }, (_, index) => make(index));
	const work = (...of: Parameters<typeof verdictOn>) => {
		jest.mocked(createHmac).mockClear();
		const verdict = verdictOn(...of);
		return { verdict, hmacs: jest.mocked(createHmac).mock.calls.length };
	};
	const secrets = many(50, (index) => `secret number ${index}`);

	test('is bounded: 174 HMACs', () => {
		const headers = {
			...Object.fromEntries(
				many(500, (index) => [
					`x-signature-${index}`,
					many(30, (n) => hmac(`${index} ${n}`)).join(),
				]),
			),
			...Object.fromEntries(many(500, (index) => [`x-${index}-timestamp`, `${NOW + index}`])),
			...Object.fromEntries(many(500, (index) => [`x-${index}-event-id`, `id-${index}`])),
		};
		expect(work(body, headers, {}, secrets)).toEqual({ verdict: 'mismatch', hmacs: 174 });
	});

	test('looks at 8 signature headers, of 2,048 characters each', () => {
		const junk = many(8, () => 'junk');
		expect(verdictOn(body, { 'x-signature': [...junk.slice(1), right] })).toBe(NOW);
		expect(verdictOn(body, { 'x-signature': [...junk, right] })).toBe('malformed');
		const long = 'x'.repeat(2049);
		expect(verdictOn(body, { 'x-signature': [...many(20, () => long), right] })).toBe(NOW);
	});

	test('leaves no room to headers that only look like a time', () => {
		const headers = Object.fromEntries(many(7, (index) => [`x-${index}-timestamp`, 'soon']));
		const signed = { 'x-signature': hmac(`${SECONDS}.${UNDATED}`), 'x-timestamp': SECONDS };
		expect(verdictOn(UNDATED, { ...headers, ...signed })).toBe(NOW);
	});

	test('is nothing without a well-formed signature', () => {
		const headers = { 'x-signature': `v1=${'f'.repeat(63)}`, 'x-timestamp': SECONDS };
		expect(work(body, headers, {}, secrets)).toEqual({ verdict: 'malformed', hmacs: 0 });
	});

	test('is nothing for a body that is too large', () => {
		const large = Buffer.alloc(MAX_BODY_BYTES + 1, '{');
		expect(work(large, { 'x-signature': right })).toEqual({ verdict: 'tooLarge', hmacs: 0 });
		const largest = Buffer.alloc(MAX_BODY_BYTES, '{');
		expect(work(largest, { 'x-signature': right }).verdict).toBe('mismatch');
	});

	test('does not depend on which secret fits', () => {
		const counts = [1, 3, 5].map((index) => {
			const signature = hmac(body, 'hex', secrets[index]);
			return work(body, { 'x-signature': signature }, {}, secrets.slice(0, 6)).hmacs;
		});
		expect(new Set(counts).size).toBe(1);
	});

	test('ends soon for values made to make it long', () => {
		const started = performance.now();
		for (const value of [
			'a='.repeat(1024),
			','.repeat(2048),
			' "'.repeat(1000),
			'v1,'.repeat(680),
		]) {
			const headers = { 'x-signature': many(200, () => value), 'x-timestamp': value };
			expect(verdictOn(body, headers)).toBe('malformed');
		}
		expect(performance.now() - started).toBeLessThan(1000);
	});
});

test('whatever the headers and the body are, it answers and lets nothing through', () => {
	const names = fc.constantFrom('x-signature', 'x-timestamp', 'webhook-id', '__proto__', 'x-hash');
	const tokens = fc.constantFrom(
		'v1=',
		't=',
		'sha256=',
		',',
		' ',
		right.slice(0, 63),
		SECONDS,
		'"',
	);
	const value = fc.oneof(
		fc.string(),
		fc.string({ unit: 'binary' }),
		fc.array(tokens, { maxLength: 8 }).map((parts) => parts.join('')),
	);
	const headers = fc.dictionary(names, fc.oneof(value, fc.array(value)));
	fc.assert(
		fc.property(headers, fc.oneof(fc.string(), fc.json()), (given, text) => {
			expect(['missing', 'malformed', 'mismatch']).toContain(
				verdictOn(text, given, { allowUndated: true }),
			);
		}),
		{ seed: 7, numRuns: 500 },
	);
});

test('any change to a signed delivery is noticed', () => {
	const bytes = Buffer.from(body);
	fc.assert(
		fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
			const changed = Buffer.from(bytes);
			changed.writeUInt8(changed.readUInt8(at) ^ flip, at);
			expect(verdictOn(changed, { 'x-signature': right })).toBe('mismatch');
		}),
		{ seed: 7, numRuns: 300 },
	);
});
