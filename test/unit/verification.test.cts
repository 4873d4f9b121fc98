import { ItemError } from '../../nodes/Anycheck/errors/itemError';
import { simplify, VERIFICATION_FIELDS } from '../../nodes/Anycheck/fields/outputShapes';
import { redacted } from '../../nodes/Anycheck/verification/redact';
import { reviewStatusFrom } from '../../nodes/Anycheck/verification/statuses';
describe('status', () => {
	test.each([
		['COMPLETED', 'COMPLETED'],
		['completed', 'COMPLETED'],
		['Need Review', 'NEED_REVIEW'],
		['need-review', 'NEED_REVIEW'],
	])('%s is %s', (text, status) => {
		expect(reviewStatusFrom(text)).toBe(status);
	});

	test.each(['', 'unchanged'])('"%s" leaves it unchanged', (text) => {
		expect(reviewStatusFrom(text)).toBeUndefined();
	});

	test.each(['FAILED', 'DONE', 'approve'])('%s cannot be set by a review', (text) => {
		expect(() => reviewStatusFrom(text)).toThrow(ItemError);
	});
});

describe('simplify', () => {
	const whole = {
		id: 'x',
		status: 'COMPLETED',
		service: { id: 's', name: 'KTP & PEP' },
		output: { is_match_face: true },
		input_config: { fraud_detection: false },
		output_file_url: null,
		output_status: null,
	};

	test('keeps at most ten fields, flat, and says configuration for input_config', () => {
		expect(VERIFICATION_FIELDS.length).toBeLessThanOrEqual(10);
		expect(simplify(whole, VERIFICATION_FIELDS)).toEqual({
			id: 'x',
			status: 'COMPLETED',
			output_status: null,
			service_name: 'KTP & PEP',
			output: { is_match_face: true },
			configuration: { fraud_detection: false },
		});
	});

	test('takes configuration under either name', () => {
		const { input_config: configuration, ...rest } = whole;
		expect(simplify({ ...rest, configuration }, VERIFICATION_FIELDS)).toHaveProperty(
			'configuration',
			configuration,
		);
	});
});

describe('what is shown whole', () => {
	test('holds neither the secret of its deliveries nor the key to a parked workflow', () => {
		const shown = redacted({
			id: 'x',
			webhook_metadata: { webhook_secret: 'secret', order: 'A-17' },
			webhook_url: 'https://n8n.example.com/webhook-waiting/12?signature=abc',
		});
		expect(shown).toEqual({
			id: 'x',
			webhook_metadata: { order: 'A-17' },
			webhook_url: 'https://n8n.example.com/webhook-waiting/12',
		});
	});

	test.each([
		'https://n8n.example.com/parked/12?signature=abc',
		'https://n8n.example.com/parked/12/node?item=2&signature=abc',
		'https://n8n.example.com/webhook-waiting/12?other=abc',
		'not an address?signature=abc',
	])('nor where n8n has another address for parked workflows: %s', (url) => {
		const [address] = url.split('?');
		expect(redacted({ webhook_url: url })).toEqual({ webhook_url: address });
		expect(redacted({ a: [{ callbackUrl: url }] })).toEqual({ a: [{ callbackUrl: address }] });
	});

	test('nor under another name', () => {
		const url = 'https://n8n.example.com/webhook-waiting/12?signature=abc';
		const address = 'https://n8n.example.com/webhook-waiting/12';
		expect(redacted({ told: [url], n: { to: url } })).toEqual({
			told: [address],
			n: { to: address },
		});
	});

	test.each(['api_key', 'apiKey', 'X-API-Key', 'access_token', 'refreshToken', 'client_secret'])(
		'nor anything else that authenticates, at any depth: %s',
		(name) => {
			const hidden = { id: 'x', list: [[{ deep: { [name]: 'hush' } }]], [name]: 'hush' };
			expect(redacted(hidden)).toEqual({ id: 'x', list: [[{ deep: {} }]] });
			expect(redacted({ [name]: null })).toEqual({ [name]: null });
		},
	);

	test('nor what is sent as an authorization', () => {
		const sent = { headers: { authorization: 'Bearer abcdefgh' }, list: ['Basic abcdefgh', 1] };
		expect(redacted(sent)).toEqual({ headers: {}, list: [1] });
		const own = { authorization: 'signed by the director' };
		expect(redacted(own)).toEqual(own);
	});

	test('but the links to its files, and what its documents say', () => {
		const whole = {
			output_file_url: 'https://files.example.com/a?X-Amz-Signature=abc&signature=abc',
			output: { token: '1234', password: 'x', signature: true, secret: 'y', key: 'z' },
		};
		expect(redacted(whole)).toBe(whole);
	});

	test('is otherwise as the API has it', () => {
		const whole = { id: 'x', webhook_url: 'https://example.com/hook?to=us', webhook_metadata: {} };
		expect(redacted(whole)).toEqual(whole);
	});
});

describe('the body of a report', () => {
	const secret = { webhook_secret: 'secret', order: 'A-17' };
	const url = 'https://n8n.example.com/webhook-waiting/12?signature=abc';

	test.each([
		[{ webhook_metadata: secret }, { webhook_metadata: { order: 'A-17' } }],
		[{ metadata: secret }, { metadata: { order: 'A-17' } }],
		[{ webhook_secret: 'secret', id: 'x' }, { id: 'x' }],
		[
			{ data: { verification: { webhook_metadata: secret, webhook_url: url } } },
			{
				data: {
					verification: {
						webhook_metadata: { order: 'A-17' },
						webhook_url: 'https://n8n.example.com/webhook-waiting/12',
					},
				},
			},
		],
		[
			{ verifications: [{ metadata: secret }, [{ webhook_url: url }], null, 'x', 7] },
			{
				verifications: [
					{ metadata: { order: 'A-17' } },
					[{ webhook_url: 'https://n8n.example.com/webhook-waiting/12' }],
					null,
					'x',
					7,
				],
			},
		],
	])('%j holds neither at any depth', (body, shown) => {
		expect(redacted(body)).toEqual(shown);
	});

	test('is otherwise as it came, and stays so', () => {
		const body = {
			event: 'verification.status_changed',
			data: {
				webhook_url: 'https://example.com/hook?to=us',
				metadata: secret,
			},
			output: { names: [] },
		};
		const copy = structuredClone(body);
		const { webhook_url } = body.data;
		expect(redacted(body)).toEqual({
			...body,
			data: { webhook_url, metadata: { order: 'A-17' } },
		});
		expect(body).toEqual(copy);
	});
});
