import { createServer } from 'node:http';
import { startSandbox } from '../../sandbox/index.cts';
import { useSandbox } from './client.cts';
import { useReceiver } from './receiver.cts';
import { telling } from './told.cts';

const bench = useSandbox();
const receiver = useReceiver();
const { told, reach, set } = telling(bench, receiver);

test('no answer in time', async () => {
	set({ timeoutMs: 40, retryDelaysMs: [0] });
	receiver.answer = (response, nth) => {
		// The second time it begins to answer and gets stuck.
		if (nth === 2) response.write('{');
	};
	await reach(told(), 'COMPLETED');
	expect(bench.sandbox.record.deliveries[0]).toMatchObject({
		state: 'gaveUp',
		attempts: [{ failure: 'timeout' }, { failure: 'timeout' }],
	});
});

test('nobody there, and connections that break', async () => {
	const gone = createServer();
	await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
	const address = gone.address();
	const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
	await new Promise((resolve) => gone.close(resolve));
	await reach(told({ webhook_url: `http://127.0.0.1:${port}/` }), 'COMPLETED');
	receiver.answer = (response) => response.destroy();
	await reach(told(), 'COMPLETED');
	expect(bench.sandbox.record.deliveries).toMatchObject([
		{ state: 'gaveUp', attempts: [{ failure: 'ECONNREFUSED' }] },
		{ state: 'gaveUp', attempts: [{ failure: 'ECONNRESET' }] },
	]);
});

test.each([
	'https://127.0.0.1/hook',
	'http://hooks.example.test/a',
	'http://127.0.0.1.example.test/a',
	'http://10.0.0.1/',
	'nonsense',
])('%s is not on this machine, and never sent to', async (webhook_url) => {
	await reach(told({ webhook_url }), 'COMPLETED');
	expect(bench.sandbox.record.deliveries[0]).toMatchObject({ state: 'notLocal', attempts: [] });
});

test('this machine has other names', async () => {
	const { port } = new URL(receiver.url);
	await reach(told({ webhook_url: `http://localhost:${port}/hook` }), 'COMPLETED');
	expect(receiver.received).toHaveLength(1);
});

test('a reset gives up what is under way', async () => {
	set({ retryDelaysMs: [60_000] });
	receiver.answer = (response) => response.writeHead(500).end();
	bench.sandbox.state.setStatus(told(), 'COMPLETED');
	const [delivery] = bench.sandbox.record.deliveries;
	while (delivery?.attempts.length !== 1) await new Promise(setImmediate);
	bench.sandbox.reset();
	await bench.sandbox.deliveriesIdle();
	expect(delivery.state).toBe('stopped');
	expect(bench.sandbox.record.deliveries).toEqual([]);
});

test('closing gives up what is under way, and leaves nothing behind', async () => {
	const sandbox = await startSandbox({ webhooks: { delayMs: 60_000 } });
	const overrides = { webhook_url: receiver.url, status: 'IN_PROGRESS' as const };
	const [{ id } = { id: '' }] = sandbox.state.addVerifications(1, overrides);
	sandbox.state.setStatus(sandbox.state.find(id), 'FAILED');
	await sandbox.close();
	await sandbox.deliveriesIdle();
	expect(sandbox.record.deliveries).toMatchObject([{ state: 'stopped', attempts: [] }]);
});
