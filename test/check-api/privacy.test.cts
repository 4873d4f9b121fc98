// The report can be attached to a public issue: no value of an answer is in it, however hostile, and no secret.
import fc from 'fast-check';
import { demo, type Fault } from '../../sandbox/index.cts';
import { Contract } from '../../scripts/check-api/contract.cts';
import { readApiDocument } from '../../scripts/check-api/document.cts';
import { safeCode, safeName, safeNumber, safePath } from '../../scripts/check-api/safe.cts';
import { everything, useChecker } from './support/checker.cts';

const checker = useChecker();

/** What must not appear: names, numbers of documents, phones, addresses, secrets, pieces of them. */
const PRIVATE = [
	...['SITI', 'Siti', 'siti', 'Contoh', 'CONTOH', 'Rahasia', 'RAHASIA'],
	...['3174012345678901', '08123456789', '0812345', '62812', 'siti@example.test', 'Jalan Mawar'],
	...['whsec_cmFoYXNpYQ', 'eyJhbGciOi', 'evil.example', '<script', '](http'],
];

const PERSON = {
	name: 'SITI CONTOH',
	nik: '3174012345678901',
	phone: '08123456789',
	email: 'siti@example.test',
	address: 'Jalan Mawar 1 <script>alert(1)</script>',
};

const HEADERS = {
	'X-Customer': 'SITI CONTOH',
	'X-RateLimit-Limit': '3174012345678901',
	'X-RateLimit-Remaining': 'Siti',
	'X-RateLimit-Reset': '08123456789',
	'Set-Cookie': 'session=Rahasia',
};

/** A verification in which everything that can be wrong is, with values of a person everywhere. */
function hostile(): Record<string, unknown> {
	const base = structuredClone(checker.sandbox.state.find(demo.verifications.ktp));
	return {
		...base,
		...PERSON,
		status: 'COMPLETED',
		service: { id: 'SITI', name: 'SITI CONTOH', owner: PERSON },
		folder_id: 3174012345678901,
		result_id: base.result_id,
		output: { ...PERSON, 'SITI CONTOH': PERSON, '3174012345678901': 'SITI' },
		output_status: 'SITI_CONTOH',
		webhook_url: 'https://evil.example/?siti@example.test',
		webhook_metadata: { webhook_secret: 'whsec_cmFoYXNpYQ', ...PERSON },
		input_file_url: { 'SITI CONTOH': ['https://evil.example/SITI/3174012345678901.jpg'] },
		created_at: 'SITI CONTOH',
		'SITI CONTOH': 1,
		'siti@example.test': PERSON,
		'](http://evil.example)': '|SITI|',
		'3174012345678901': ['SITI'],
		_0812345_: true,
	};
}

function expectNothingPrivate(text: string): void {
	expect(PRIVATE.filter((one) => text.includes(one))).toEqual([]);
	for (const secret of Object.values(everything)) expect(text).not.toContain(secret);
	expect(text).not.toContain(demo.verifications.ktp);
	expect(text).not.toContain(checker.sandbox.url);
}

const errors: [string, unknown][] = [
	[
		'newer form',
		{ error_code: 'SITI_CONTOH', message: 'SITI', errors: [{ field: 'SITI', message: PERSON }] },
	],
	['older form', { success: false, error: { code: 'RAHASIA_3174012345678901', message: 'SITI' } }],
	['no form', { detail: PERSON, 'SITI CONTOH': 'SITI' }],
	['a list', ['SITI', PERSON]],
	['a text', 'SITI CONTOH'],
];

test('answers that are full of a person leave nothing of her in the report', async () => {
	const record = { type: 'status', status: 200, body: hostile(), headers: HEADERS } as const;
	checker.sandbox.faults.add({ match: { path: '^/verifications/' }, fault: record });
	const { markdown, json, findings, code } = await checker.check();
	expectNothingPrivate(markdown);
	expectNothingPrivate(json);
	// It has not said less for that.
	const places = findings.map(({ what, where }) => `${what} ${where}`);
	expect(places).toEqual(
		expect.arrayContaining([
			'unknown field nik',
			'unknown field service.owner',
			'unknown field (name of 11)',
			'other type folder_id',
			'other value output_status',
			'header x-customer',
		]),
	);
	expect(markdown).toContain('openapi, GET /verifications/{id}: add nik (text of 16)');
	// What was changed could not be put back: it is never shown as it was.
	expect(code).toBe(1);
});

test.each(errors)('refusals that are full of a person, in %s', async (_, body) => {
	const refusal: Fault = { type: 'status', status: 418, body, headers: HEADERS };
	checker.sandbox.faults.add({
		match: { when: ({ path }) => path !== '/auth/login' },
		fault: refusal,
	});
	const { markdown, json } = await checker.check();
	expectNothingPrivate(markdown);
	expectNothingPrivate(json);
});

test.each(errors)('a sign-in that is refused so, in %s', async (_, body) => {
	const refusal: Fault = { type: 'status', status: 401, body, headers: HEADERS };
	checker.sandbox.faults.add({ match: { path: '^/auth/' }, fault: refusal });
	const { markdown, json, screen } = await checker.check();
	expectNothingPrivate(markdown);
	expectNothingPrivate(json);
	expect(screen).not.toContain('SITI');
});

test('reports that are full of a person leave nothing of her', async () => {
	const verification = checker.sandbox.state.find(demo.verifications.ktp);
	verification.webhook_metadata = { webhook_secret: 'whsec_cmFoYXNpYQ-whsec_cmFoYXNpYQ' };
	Object.assign(checker.sandbox.options.webhooks, {
		constants: { ...PERSON, 'SITI CONTOH': PERSON, event: 'SITI' },
		fields: { verification_id: 'id', 'SITI CONTOH': 'output', status: 'status' },
		signatureHeader: 'X-Signature-3174012345678901',
		signatureForm: 'siti=Rahasia,v1={hex}',
		signedString: '{id}.{timestamp}.{body}',
		timestampHeader: 'X-0812345-Timestamp',
		idHeader: 'X-3174012345678901-Id',
		contentType: 'application/vnd.siti+json',
	});
	const { default: getPort } = await import('get-port');
	const port = await getPort();
	verification.webhook_url = `http://127.0.0.1:${port}/anycheck`;
	const { markdown, json, answer, options } = await checker.check({
		words: new Set(['webhook']),
		webhook: { port, waitMs: 400, copiesMs: 0 },
	});
	expect(answer('webhookSignature').text).toContain('over {id}.{timestamp}.{body}');
	expect(options['webhooks']).toMatchObject({
		signatureHeader: 'X-Signature',
		timestampHeader: 'X-Timestamp',
		idHeader: 'X-Webhook-Id',
	});
	expectNothingPrivate(markdown);
	expectNothingPrivate(json);
});

test('of any answer whatsoever, differences hold names and types only', () => {
	const contract = new Contract(readApiDocument());
	const operation = readApiDocument().operations.get('getVerification');
	if (!operation) throw new Error('There is no getVerification');
	// Longer than any word of ours.
	const secret = fc.uuid().map((text) => `Rahasia ${text}`);
	const names = Object.keys(checker.sandbox.state.find(demo.verifications.ktp));
	const value = fc.letrec((tie) => ({
		any: fc.oneof(
			{ depthSize: 'small' },
			secret,
			fc.integer({ min: 10_000_000 }),
			fc.constant(null),
			fc.array(tie('any'), { maxLength: 3 }),
			fc.dictionary(fc.oneof(secret, fc.constantFrom(...names)), tie('any'), { maxKeys: 4 }),
		),
	})).any;
	fc.assert(
		fc.property(fc.dictionary(fc.oneof(secret, fc.constantFrom(...names)), value), (body) => {
			for (const status of [200, 400]) {
				const told = JSON.stringify(contract.differences(operation, status, body));
				expect(told).not.toMatch(/Rahasia|\d{8}/);
			}
		}),
		{ numRuns: 200, seed: 7 },
	);
});

test.each([
	['output_status', 'output_status'],
	['X-Request-Id', 'X-Request-Id'],
	['SITI CONTOH', '(name of 11)'],
	['3174012345678901', '(name of 16)'],
	['nik_3174', '(name of 8)'],
	['a0b8f6a5-2a0e-4a53-9d0c-5b1f5f6f0a01', '(name of 36)'],
	['a@example.test', '(name of 14)'],
	['', '(name of 0)'],
])('the name %s becomes %s', (name, shown) => {
	expect(safeName(name)).toBe(shown);
});

test.each([
	['NOT_FOUND', 'NOT_FOUND'],
	['VERIFICATION_LOCKED', 'VERIFICATION_LOCKED'],
	['rate-limit-exceeded', 'rate_limit_exceeded'],
	['SITI_CONTOH', '(word of 4)_(word of 6)'],
	['VERIFICATION_OF_SITI', 'VERIFICATION_(word of 2)_(word of 4)'],
	['3174012345678901', '(code of 16)'],
	['not found', '(code of 9)'],
])('the code %s becomes %s', (code, shown) => {
	expect(safeCode(code)).toBe(shown);
});

test('paths and numbers', () => {
	expect(safePath(['items', '[]', 'service', 'SITI CONTOH'])).toBe('items[].service.(name of 11)');
	expect([safeNumber('1000'), safeNumber('08123456789'), safeNumber('x')]).toEqual([
		'1000',
		'text of 11',
		'text of 1',
	]);
});
