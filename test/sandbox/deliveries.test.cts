import { createHmac } from 'node:crypto';
import { demo, type Verification, type VerificationStatus } from '../../sandbox/index.cts';
import { pathOf, useSandbox } from './client.cts';
import { useReceiver } from './receiver.cts';
import { secret, telling } from './told.cts';

const bench = useSandbox();
const receiver = useReceiver();
const { told, reach, set } = telling(bench, receiver);

test('a change of status is posted as JSON, signed over time and body', async () => {
	const verification = told();
	const before = Date.now();
	await reach(verification, 'COMPLETED');
	const [delivery] = receiver.received;
	expect(delivery?.json).toEqual({
		event: 'verification.status_changed',
		timestamp: expect.any(String) as string,
		verification_id: verification.id,
		status: 'COMPLETED',
	});
	const timestamp = String(delivery?.json['timestamp']);
	expect(new Date(timestamp).toISOString()).toBe(timestamp);
	expect(Date.parse(timestamp)).toBeGreaterThanOrEqual(before);
	expect(delivery?.headers['content-type']).toBe('application/json');
	const [, at = '', hex] =
		/^t=(\d+),v1=(\w+)$/.exec(String(delivery?.headers['x-anycheck-signature'])) ?? [];
	expect(Math.abs(Number(at) * 1000 - Date.now())).toBeLessThan(5000);
	const signed = `${at}.${delivery?.body.toString() ?? ''}`;
	expect(hex).toBe(createHmac('sha256', secret).update(signed).digest('hex'));
});

test('without a secret it is sent all the same, unsigned', async () => {
	await reach(told({ webhook_metadata: {} }), 'COMPLETED');
	expect(receiver.received).toHaveLength(1);
	expect(receiver.received[0]?.headers).not.toHaveProperty('x-anycheck-signature');
	expect(bench.sandbox.record.deliveries[0]).toMatchObject({ signed: false, state: 'delivered' });
});

test('every documented status is delivered, DRAFT and IN_QUEUE are not', async () => {
	const documented: VerificationStatus[] = [
		'IN_PROGRESS',
		'NEED_REVIEW',
		'COMPLETED',
		'PARTIALLY_COMPLETED',
		'FAILED',
		'PARTIALLY_FAILED',
		'FRAUD_DETECTED',
		'CANCELLED',
	];
	const verification = told({ status: 'IN_QUEUE' });
	await reach(verification, 'DRAFT', 'IN_QUEUE', ...documented);
	expect(receiver.statuses()).toEqual(documented);
	receiver.received = [];
	set({ statuses: ['DRAFT'] });
	await reach(verification, 'DRAFT', 'COMPLETED');
	expect(receiver.statuses()).toEqual(['DRAFT']);
});

test('what stays as it is, and what has no address, is not delivered', async () => {
	await reach(told({ status: 'COMPLETED' }), 'COMPLETED');
	await reach(told({ webhook_url: null }), 'COMPLETED');
	expect(receiver.received).toEqual([]);
	expect(bench.sandbox.record.deliveries).toEqual([]);
});

test('a review is delivered with what it wrote, or not at all', async () => {
	set({ fields: { 'data.output': 'output', 'data.updated_at': 'updated_at' } });
	const verification = told({ status: 'NEED_REVIEW' });
	const review = { verification_status: 'COMPLETED', output: { checked: true } };
	const { data } = await bench.key.put<Verification>(pathOf(verification.id), review);
	await bench.sandbox.deliveriesIdle();
	const { updated_at } = data;
	expect(receiver.received[0]?.json['data']).toEqual({ output: review.output, updated_at });

	set({ deliverUpdates: false });
	await bench.key.put(pathOf(verification.id), { verification_status: 'NEED_REVIEW' });
	await bench.sandbox.deliveriesIdle();
	expect(receiver.received).toHaveLength(1);
	await reach(verification, 'COMPLETED');
	expect(receiver.received).toHaveLength(2);
});

test('the work on a created verification is delivered, in order', async () => {
	bench.sandbox.options.processingMs = 5;
	const statusReached = async (wanted: VerificationStatus): Promise<void> =>
		new Promise((resolve) => {
			bench.sandbox.state.statusListeners.add(({ status }) => {
				if (status === wanted) resolve();
			});
		});
	let release: (() => unknown) | undefined;
	receiver.answer = (response, nth) => {
		if (nth === 1) release = () => response.end();
		else response.end();
	};
	const completed = statusReached('COMPLETED');
	await bench.key.post('/verifications', {
		service_id: demo.services.ktp.id,
		folder_id: demo.folders.loans.id,
		configuration: {},
		webhook_url: receiver.url,
	});
	await completed;
	await new Promise((resolve) => setTimeout(resolve, 50));
	expect(receiver.statuses()).toEqual(['IN_PROGRESS']);
	release?.();
	await bench.sandbox.deliveriesIdle();
	expect(receiver.statuses()).toEqual(['IN_PROGRESS', 'COMPLETED']);
});

test('the record tells each delivery and its attempts, and no secret of its address', async () => {
	const verification = told({ webhook_url: `${receiver.url}?signature=hidden&x=1` });
	await reach(verification, 'FAILED');
	expect(receiver.received[0]?.path).toBe('/hook?signature=hidden&x=1');
	const [delivery] = bench.sandbox.record.deliveries;
	expect(delivery).toMatchObject({
		copy: 0,
		verificationId: verification.id,
		status: 'FAILED',
		signed: true,
		byHand: false,
		state: 'delivered',
		attempts: [{ status: 200, failure: undefined }],
	});
	expect(delivery?.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/hook\?signature=redacted:\w+&x=redac/);
	expect(JSON.stringify(bench.sandbox.record)).not.toContain('hidden');
	bench.sandbox.record.clear();
	expect(bench.sandbox.record.deliveries).toEqual([]);
});

test('a delivery that is not taken is repeated as often as told, signed anew each time', async () => {
	set({ retryDelaysMs: [10, 30], timestampForm: 'milliseconds' });
	receiver.answer = (response, nth) => response.writeHead(nth < 3 ? 503 : 204).end();
	await reach(told(), 'COMPLETED');
	const [delivery] = bench.sandbox.record.deliveries;
	expect(delivery?.state).toBe('delivered');
	expect(delivery?.attempts.map(({ status }) => status)).toEqual([503, 503, 204]);
	const [began = 0, again = 0, last = 0] = delivery?.attempts.map(({ at }) => at) ?? [];
	expect(again - began).toBeGreaterThanOrEqual(9);
	expect(last - again).toBeGreaterThanOrEqual(29);
	const [first, , third] = receiver.received;
	expect(third?.body).toEqual(first?.body);
	const signatures = receiver.received.map(({ headers }) => headers['x-anycheck-signature']);
	expect(new Set(signatures).size).toBe(3);
});

test('when all repeats are used up it is given up', async () => {
	set({ retryDelaysMs: [5], resignRetries: false, timestampForm: 'milliseconds' });
	receiver.answer = (response) => response.writeHead(302, { Location: receiver.url }).end();
	await reach(told(), 'COMPLETED');
	expect(bench.sandbox.record.deliveries[0]).toMatchObject({
		state: 'gaveUp',
		attempts: [{ status: 302 }, { status: 302 }],
	});
	const [first, second] = receiver.received;
	expect(second?.headers).toEqual(first?.headers);
});
