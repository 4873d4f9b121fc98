import fc from 'fast-check';
import { readDelivery } from '../../../nodes/Anycheck/trigger/delivery';
import { signedForms } from '../../../nodes/Anycheck/trigger/signature';
import { dated, hmac, NOW, SECONDS, UNDATED, verdictOn } from './support/signing.cts';

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
