import { createHash, createHmac } from 'node:crypto';
import { dated, hmac, NOW, SECONDS, SECRET, UNDATED, verdictOn } from './support/signing.cts';

const body = dated(NOW);
const right = hmac(body);

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
