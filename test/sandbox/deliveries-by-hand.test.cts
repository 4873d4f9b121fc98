import { createHmac } from 'node:crypto';
import { demo } from '../../sandbox/index.cts';
import { useSandbox } from './client.cts';
import { useReceiver } from './receiver.cts';

const bench = useSandbox();
const receiver = useReceiver();
const id = demo.verifications.slik;
const secret = 'kunci-kunci-kunci-kunci-kunci-kunci';

beforeEach(() => {
	const verification = bench.sandbox.state.find(id);
	verification.webhook_url = receiver.url;
	verification.webhook_metadata = { webhook_secret: secret };
	Object.assign(bench.sandbox.options.webhooks, { signatureForm: '{hex}', signedString: '{body}' });
});

function signature(key = secret, body?: string): string {
	return createHmac('sha256', key)
		.update(body ?? receiver.received.at(-1)?.body ?? '')
		.digest('hex');
}

function seen(): unknown {
	return receiver.received.at(-1)?.headers['x-anycheck-signature'];
}

test('delivers what is, and tells how it was answered', async () => {
	receiver.answer = (response) => response.writeHead(401, { 'X-Why': 'no' }).end('go away');
	const answer = await bench.sandbox.deliver(id);
	expect(answer).toMatchObject({ status: 401, body: 'go away', failure: undefined });
	expect(answer.headers['x-why']).toBe('no');
	expect(answer.sent.body).toEqual(receiver.received[0]?.body);
	expect(receiver.received[0]?.json).toMatchObject({ verification_id: id, status: 'NEED_REVIEW' });
	expect(seen()).toBe(signature());
	expect(bench.sandbox.record.deliveries).toMatchObject([
		{ byHand: true, state: 'gaveUp', attempts: [{ status: 401 }] },
	]);
});

test('another status, clock, id and scheme, for this one only', async () => {
	const at = Date.parse('2025-03-01T02:00:00Z');
	const webhooks = { idHeader: 'X-Id', timestampHeader: 'X-At', timestampForm: 'iso' as const };
	await bench.sandbox.deliver(id, { status: 'CANCELLED', at, id: 'delivery-7', webhooks });
	const [delivery] = receiver.received;
	expect(delivery?.json).toMatchObject({
		status: 'CANCELLED',
		timestamp: '2025-03-01T02:00:00.000Z',
	});
	expect(delivery?.headers).toMatchObject({
		'x-id': 'delivery-7',
		'x-at': '2025-03-01T02:00:00.000Z',
	});
	expect(bench.sandbox.state.find(id).status).toBe('NEED_REVIEW');
	expect(bench.sandbox.options.webhooks.idHeader).toBeNull();
});

test('forged: another secret, another body than was signed, further headers, none', async () => {
	await bench.sandbox.deliver(id, { secret: 'guessed' });
	expect(seen()).toBe(signature('guessed'));
	await bench.sandbox.deliver(id, { body: { status: 'COMPLETED' }, signedBody: '{}' });
	expect(receiver.received.at(-1)?.body.toString()).toBe('{"status":"COMPLETED"}');
	expect(seen()).toBe(signature(secret, '{}'));
	await bench.sandbox.deliver(id, { secret: null, headers: { 'x-twice': ['a', 'b'] } });
	expect(seen()).toBeUndefined();
	expect(receiver.received.at(-1)?.headers['x-twice']).toBe('a, b');
	await bench.sandbox.deliver(id, {
		headers: { 'X-ANYCHECK-SIGNATURE': '00', 'content-type': null },
	});
	expect(seen()).toBe('00');
	expect(receiver.received.at(-1)?.headers).not.toHaveProperty('content-type');
});

test('any body, byte by byte', async () => {
	for (const body of [
		'',
		'not json',
		Buffer.from([0xff, 0xfe, 0x00]),
		'[]',
		'x'.repeat(2_000_000),
	]) {
		await bench.sandbox.deliver(id, { body });
		expect(receiver.received.at(-1)?.body.equals(Buffer.from(body))).toBe(true);
		expect(seen()).toBe(signature());
	}
});

test('the same bytes once more', async () => {
	const { sent } = await bench.sandbox.deliver(id);
	await bench.sandbox.deliver(id, { body: sent.body, headers: sent.headers, secret: null });
	const [first, second] = receiver.received;
	expect(second?.body).toEqual(first?.body);
	expect(second?.headers).toEqual(first?.headers);
});

test('what cannot be delivered is told', async () => {
	const { sandbox } = bench;
	await expect(sandbox.deliver('nothing')).rejects.toThrow('There is no verification');
	await expect(sandbox.deliver(demo.verifications.ktp)).rejects.toThrow('no webhook_url');
	const legacy = { generation: 'legacy' } as const;
	const draft = { status: 'DRAFT', webhooks: legacy } as const;
	await expect(sandbox.deliver(id, draft)).rejects.toThrow('no event for DRAFT');
	const away = await sandbox.deliver(id, { url: 'http://hooks.example.test/' });
	expect(away).toMatchObject({ status: undefined, failure: 'notLocal' });
	const bad = await sandbox.deliver(id, { headers: { 'X-Bad': 'a\nb' } });
	expect(bad.failure).toBe('ERR_INVALID_CHAR');
	expect(receiver.received).toEqual([]);
	expect(await sandbox.deliver(demo.verifications.ktp, { url: receiver.url })).toMatchObject({
		status: 200,
	});
});
