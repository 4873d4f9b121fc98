import { useSandbox } from './client.cts';
import { useReceiver } from './receiver.cts';
import { telling } from './told.cts';

const bench = useSandbox();
const receiver = useReceiver();
const { told, reach, set } = telling(bench, receiver);

test('copies are the same delivery, each recorded', async () => {
	set({ copies: 3, copyDelayMs: 20, idHeader: 'X-Delivery' });
	await reach(told(), 'COMPLETED');
	expect(receiver.received).toHaveLength(3);
	expect(new Set(receiver.received.map(({ headers }) => headers['x-delivery'])).size).toBe(1);
	expect(new Set(receiver.received.map(({ body }) => body.toString())).size).toBe(1);
	const { deliveries } = bench.sandbox.record;
	expect(deliveries.map(({ copy }) => copy)).toEqual([0, 1, 2]);
	const waits = deliveries.map(({ at, attempts: [first] }) => (first?.at ?? 0) - at);
	expect(waits[1]).toBeGreaterThanOrEqual(19);
	expect(waits[2]).toBeGreaterThanOrEqual(39);
});

test('hundreds, each twice and shuffled, arrive all, out of order, spread over the time', async () => {
	set({ copies: 2, shuffleMs: 1500 });
	const verifications = Array.from({ length: 200 }, () => told());
	for (const one of verifications) bench.sandbox.state.setStatus(one, 'COMPLETED');
	await bench.sandbox.deliveriesIdle();
	const ids = receiver.received.map(({ json }) => json['verification_id']);
	const all = verifications.map(({ id }) => id);
	expect([...ids].sort()).toEqual([...all, ...all].sort());
	expect([...new Set(ids)]).not.toEqual(all);
	const { deliveries } = bench.sandbox.record;
	expect(deliveries).toHaveLength(400);
	const waits = deliveries.map(({ at, attempts: [first] }) => (first?.at ?? 0) - at);
	expect(waits.filter((wait) => wait > 500).length).toBeGreaterThan(200);
});

test('a delay holds up, and with no copies nothing comes', async () => {
	set({ delayMs: 50 });
	const before = Date.now();
	await reach(told(), 'COMPLETED');
	expect((receiver.received[0]?.at ?? 0) - before).toBeGreaterThanOrEqual(49);
	set({ copies: 0 });
	await reach(told(), 'COMPLETED');
	expect(receiver.received).toHaveLength(1);
});

test('the record keeps as many as it may', async () => {
	bench.sandbox.options.recordLimit = 2;
	const verifications = [told(), told(), told(), told()];
	for (const one of verifications) await reach(one, 'COMPLETED');
	expect(receiver.received).toHaveLength(4);
	expect(bench.sandbox.record.deliveries).toHaveLength(2);
});
