import { dated, hmac, NOW, SECONDS, SECRET, UNDATED, verdictOn } from './support/signing.cts';

const ISO = '2026-01-02T03:04:05.000Z';
const MS = String(NOW);

describe('a signature of the body alone', () => {
	const body = dated(NOW);
	const hex = hmac(body);
	test.each([
		['in hex', 'x-anycheck-signature', hex],
		['in capital hex', 'x-anycheck-signature', hex.toUpperCase()],
		['in mixed hex', 'x-signature', hex.slice(0, 32) + hex.slice(32).toUpperCase()],
		['in base64', 'x-webhook-signature', hmac(body, 'base64')],
		['in base64 without padding', 'x-hmac', hmac(body, 'base64').replace('=', '')],
		['in base64url', 'x-hmac-sha256', hmac(body, 'base64url')],
		['as sha256=', 'x-hub-signature-256', `sha256=${hex}`],
		['as SHA256=', 'signature', `SHA256=${hex}`],
		['as sha256:', 'x-sig', `sha256:${hex}`],
		['as sha-256=', 'x-payload-digest', `sha-256=${hex}`],
		['as sha256= in base64', 'x-signature', `sha256=${hmac(body, 'base64')}`],
		['as v1=', 'x-signature', `v1=${hex}`],
		['as v1,', 'x-signature', `v1,${hmac(body, 'base64')}`],
		['after the name of the algorithm', 'x-signature', `HMAC-SHA256 ${hex}`],
		['in quotes', 'x-signature', `algorithm="hmac-sha256",signature="${hmac(body, 'base64')}"`],
		['in a header in capitals', 'X-ANYCHECK-SIGNATURE', hex],
		['with spaces around it', 'x-signature', `  ${hex} `],
	])('%s', (_, name, value) => {
		expect(verdictOn(body, { [name]: value })).toBe(NOW);
	});

	test('in every encoding, whatever letters it happens to have', () => {
		for (let ms = 0; ms < 30; ms++) {
			const one = dated(NOW + ms);
			for (const encoding of ['hex', 'base64', 'base64url'] as const) {
				expect(verdictOn(one, { 'x-signature': hmac(one, encoding) })).toBe(NOW + ms);
			}
		}
	});

	test('is dated by the body', () => {
		expect(verdictOn(dated(NOW - 1000), { 'x-signature': hmac(dated(NOW - 1000)) })).toBe(
			NOW - 1000,
		);
	});

	test('is undated where the body is, whatever a header says', () => {
		const headers = { 'x-signature': hmac(UNDATED), 'x-timestamp': SECONDS };
		expect(verdictOn(UNDATED, headers)).toBe('undated');
		expect(verdictOn(UNDATED, headers, { allowUndated: true })).toBe('undated but valid');
		const inside = { 'x-signature': `t=${SECONDS},v1=${hmac(UNDATED)}` };
		expect(verdictOn(UNDATED, inside)).toBe('undated');
	});
});

describe('a signature of a time and the body', () => {
	const joints: Array<[string, (time: string) => string]> = [
		['a dot', (time) => `${time}.`],
		['a colon', (time) => `${time}:`],
		['a line break', (time) => `${time}\n`],
		['nothing', (time) => time],
		['v0 and colons', (time) => `v0:${time}:`],
	];
	const times: Array<[string, string]> = [
		['seconds', SECONDS],
		['milliseconds', MS],
		['ISO 8601', ISO],
		['ISO 8601 without a zone', '2026-01-02T03:04:05.000'],
		['ISO 8601 of another zone', '2026-01-02T10:04:05+07:00'],
	];
	const cases = joints.flatMap(([joint, prefix]) =>
		times.map(([form, time]) => [joint, form, prefix(time), time] as const),
	);

	test.each(cases)('joined with %s, in %s, in a header of its own', (_, __, prefix, time) => {
		for (const name of ['x-timestamp', 'x-anycheck-request-timestamp', 'x-sent-at', 'x-time']) {
			const headers = { 'x-signature': hmac(prefix + UNDATED), [name]: time };
			expect(verdictOn(UNDATED, headers)).toBe(NOW);
		}
	});

	test.each(cases)('joined with %s, in %s, beside the signature', (_, __, prefix, time) => {
		const signature = hmac(prefix + UNDATED);
		for (const value of [
			`t=${time},v1=${signature}`,
			`ts=${time};h1=${signature}`,
			`timestamp=${time}, sha256=${signature}`,
			`v1=${signature},t=${time}`,
		]) {
			expect(verdictOn(UNDATED, { 'x-signature': value })).toBe(NOW);
		}
	});

	test.each(cases.filter(([, form]) => form === 'ISO 8601'))(
		"joined with %s, where the time is the body's",
		(_, __, prefix) => {
			const body = dated(NOW);
			expect(verdictOn(body, { 'x-signature': hmac(prefix + body) })).toBe(NOW);
		},
	);

	test("counts by the time that it covers, not by the body's", () => {
		const body = dated(NOW - 3_600_000);
		const headers = { 'x-signature': `t=${SECONDS},v1=${hmac(`${SECONDS}.${body}`)}` };
		expect(verdictOn(body, headers)).toBe(NOW);
	});

	test.each(['webhook', 'svix'])('and an id, as %s-id has it', (vendor) => {
		const signature = hmac(`msg_2-xY.${SECONDS}.${UNDATED}`, 'base64');
		const headers = {
			[`${vendor}-id`]: 'msg_2-xY',
			[`${vendor}-timestamp`]: SECONDS,
			[`${vendor}-signature`]: `v1,${hmac('other', 'base64')} v1a,${'A'.repeat(86)} v1,${signature}`,
		};
		expect(verdictOn(UNDATED, headers)).toBe(NOW);
	});
});

describe('several', () => {
	const good = hmac(`${SECONDS}.${UNDATED}`);
	const bad = hmac('another');

	test.each([
		['signatures in one header', { 'x-signature': `t=${SECONDS},v1=${bad},v1=${good},v0=${bad}` }],
		[
			'headers of one name',
			{ 'x-signature': [`t=${SECONDS},v1=${bad}`, `t=${SECONDS},v1=${good}`] },
		],
		['headers of one name, joined', { 'x-signature': `t=1,v1=${bad}, t=${SECONDS},v1=${good}` }],
		[
			'signature headers',
			{ 'x-old-signature': bad, 'x-signature': good, 'x-timestamp': ['', `1, ${SECONDS}`] },
		],
	])('%s: one right one is enough', (_, headers) => {
		expect(verdictOn(UNDATED, headers)).toBe(NOW);
	});

	test('secrets: any of them', () => {
		const headers = { 'x-signature': good, 'x-timestamp': SECONDS };
		for (const secrets of [
			[SECRET, 'new'],
			['new', SECRET],
			['', ' ', 'new', SECRET],
		]) {
			expect(verdictOn(UNDATED, headers, {}, secrets)).toBe(NOW);
		}
		expect(verdictOn(UNDATED, headers, {}, ['new', 'newer'])).toBe('mismatch');
	});
});
