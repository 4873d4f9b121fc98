import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { N8nClient } from '../../scripts/n8n/client.cts';
import { ensureN8n } from '../../scripts/n8n/install.cts';
import { HumanError } from '../../scripts/n8n/human-error.cts';
import { startServer, type N8nServer, type ServerOptions } from '../../scripts/n8n/server.cts';
import { processesNaming } from './harness/processes.cts';
import { chain, node } from './harness/workflows.cts';

let folder: string;
let options: ServerOptions;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'anycheck-server-'));
	options = { userFolder: join(folder, 'n8n'), filesFolder: join(folder, 'files') };
});
afterAll(async () => {
	await rm(folder, { recursive: true, force: true });
});

async function serverWith(changes: Partial<ServerOptions> = {}): Promise<N8nServer> {
	return await startServer(await ensureN8n(console.log, AbortSignal.timeout(60_000)), {
		...options,
		...changes,
	});
}

test('a second n8n runs beside the shared one, survives being killed, and goes when told to', async () => {
	const first = await serverWith();
	const saved = await N8nClient.connect(first.url).then((client) =>
		client.saveWorkflow(chain('Kept', [node('Start', 'n8n-nodes-base.manualTrigger', 1, {})])),
	);
	expect(await first.memory()).toBeGreaterThan(100e6);
	await first.kill();

	const again = await serverWith();
	try {
		const client = await N8nClient.connect(again.url);
		const execution = await client.run(saved, 'Start');
		expect(execution.status).toBe('success');
	} finally {
		await again.stop();
	}
	expect(await processesNaming(options.userFolder)).toEqual([]);
});

test('an n8n that does not come up gives the end of its log, and is gone', async () => {
	// The user folder of the former test holds another key.
	const starting = serverWith({ env: { N8N_ENCRYPTION_KEY: 'another-key' } });
	const outcome = await starting.then(
		async (server) => {
			await server.stop();
			return 'started';
		},
		(error: unknown) => error,
	);
	expect(outcome).toBeInstanceOf(HumanError);
	expect(String(outcome)).toMatch(/encryption key/i);
	expect(String(outcome)).toContain('n8n.log');
	expect(await processesNaming(options.userFolder)).toEqual([]);
});
