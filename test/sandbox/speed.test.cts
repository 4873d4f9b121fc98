import { Agent, createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathOf, useSandbox } from './client.cts';

const bench = useSandbox();
const updates = 1000;
const ROUNDS = 3;
const httpAgent = new Agent({ keepAlive: false, maxSockets: 20 });
const options = { httpAgent, headers: { Connection: 'close' } };
let bare: Server;

// A server that does nothing shows what client and connections cost on this machine at this moment.
beforeAll(async () => {
	bare = createServer((request, response) => {
		request.resume().on('end', () => response.end('{}'));
	});
	await new Promise<void>((resolve) => bare.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
	bare.close();
});

async function timeOf(ids: string[], baseURL: string): Promise<number> {
	const send = (id: string): Promise<{ status: number }> =>
		bench.key.put(pathOf(id), { output: { id } }, { ...options, baseURL });
	const start = performance.now();
	const answers = await Promise.all(ids.map(send));
	expect(answers.every(({ status }) => status === 200)).toBe(true);
	return performance.now() - start;
}

test('a thousand updates on connections of their own cost little more than the connections', async () => {
	const { sandbox } = bench;
	const ids = sandbox.state.addVerifications(updates).map(({ id }) => id);
	const address = `http://127.0.0.1:${(bare.address() as AddressInfo).port}`;
	await timeOf(ids.slice(0, 50), sandbox.url);
	await timeOf(ids.slice(0, 50), address);
	sandbox.record.clear();
	const bareMs: number[] = [];
	const sandboxMs: number[] = [];
	for (let round = 1; round <= ROUNDS; round += 1) {
		bareMs.push(await timeOf(ids, address));
		sandboxMs.push(await timeOf(ids, sandbox.url));
		expect(ids.every((id) => sandbox.record.writes(id).length === round)).toBe(true);
		expect(sandbox.record.connections).toBe(round * updates);
	}
	// Whatever else a machine does only adds time: the quickest round tells most.
	expect(Math.min(...sandboxMs) / Math.min(...bareMs)).toBeLessThan(8);
}, 120_000);
