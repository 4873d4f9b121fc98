import { createHmac } from 'node:crypto';
import * as crypto from 'node:crypto';
import { MAX_BODY_BYTES } from '../../../nodes/Anycheck/trigger/jsonBody';
import { dated, hmac, NOW, SECONDS, UNDATED, verdictOn } from './support/signing.cts';

jest.mock('node:crypto', () => {
	const real = jest.requireActual<typeof crypto>('node:crypto');
	return { ...real, createHmac: jest.fn(real.createHmac) };
});

const body = dated(NOW);
const right = hmac(body);

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
		const started = process.cpuUsage();
		for (const value of [
			'a='.repeat(1024),
			','.repeat(2048),
			' "'.repeat(1000),
			'v1,'.repeat(680),
		]) {
			const headers = { 'x-signature': many(200, () => value), 'x-timestamp': value };
			expect(verdictOn(body, headers)).toBe('malformed');
		}
		expect(process.cpuUsage(started).user / 1000).toBeLessThan(1000);
	});
});
