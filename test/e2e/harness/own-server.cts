import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../../scripts/demo/folders.cts';
import { N8nClient } from '../../../scripts/n8n/client.cts';
import { ensureN8n } from '../../../scripts/n8n/install.cts';
import { installPackage } from '../../../scripts/n8n/package.cts';
import { startServer, type N8nServer } from '../../../scripts/n8n/server.cts';
import { contextAt, type Context } from './context.cts';

/** A suite's own n8n, for what would disturb the others. */
export interface OwnServer extends Context {
	/** The server that runs now. */
	server(): N8nServer;
	/** Ends n8n, politely or as a power cut would, and starts it again at the same address. */
	restart(how: 'stop' | 'kill'): Promise<void>;
}

/** Starts an n8n with the package under test. @param suite as for `openContext` */
export async function openOwnServer(
	suite: string,
	fields: Record<string, unknown> = {},
): Promise<OwnServer> {
	const folder = await mkdtemp(join(tmpdir(), `anycheck-${suite}-`));
	const folders = { userFolder: join(folder, 'n8n'), filesFolder: join(folder, 'files') };
	const installation = await ensureN8n(console.log, AbortSignal.timeout(600_000));
	await installPackage(projectFolder, folders.userFolder);
	let server = await startServer(installation, folders);
	const context = await contextAt(server, suite, fields);
	const preferredPort = Number(new URL(server.url).port);
	return {
		...context,
		server: () => server,
		async restart(how) {
			await server[how]();
			server = await startServer(installation, { ...folders, preferredPort });
			await N8nClient.connect(server.url);
		},
		async close() {
			await server.stop();
			await context.close();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
