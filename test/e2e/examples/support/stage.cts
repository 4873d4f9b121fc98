import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import getPort from 'get-port';
import { projectFolder } from '../../../../scripts/demo/folders.cts';
import { ensureN8n } from '../../../../scripts/n8n/install.cts';
import { installPackage } from '../../../../scripts/n8n/package.cts';
import { startServer, type N8nServer } from '../../../../scripts/n8n/server.cts';
import { makeAuthority, proxyEnvironment } from '../../third-parties/authority.cts';
import { foldersIn, type Surroundings } from './surroundings.cts';

/** An n8n that reaches nothing but this machine and the proxy of the stand-ins. */
export interface Stage {
	surroundings: Surroundings;
	server: N8nServer;
	/** Ends n8n without warning and starts it again on the same data. */
	killAndRestart(): Promise<void>;
	close(): Promise<void>;
}

/** A port below those that systems hand out by themselves: between two suites nobody listens on it, and it must stay free. */
async function keptPort(): Promise<number> {
	return await getPort({ host: '127.0.0.1', port: randomInt(20_000, 30_000) });
}

/** Starts an n8n with the package in it. Its stand-ins are not started: each suite brings its own, on these ports. */
export async function openStage(signal: AbortSignal): Promise<Stage> {
	const installation = await ensureN8n(console.log, signal);
	const folder = await mkdtemp(join(tmpdir(), 'anycheck-examples-'));
	const { userFolder, filesFolder } = foldersIn(folder);
	await installPackage(projectFolder, userFolder);
	const authority = await makeAuthority(folder);
	const [proxyPort, mailPort, port] = [await keptPort(), await keptPort(), await keptPort()];
	const start = async (): Promise<N8nServer> =>
		await startServer(installation, {
			userFolder,
			filesFolder,
			preferredPort: port,
			signal,
			env: proxyEnvironment(proxyPort, authority),
		});
	const server = await start();
	const ledgerFile = join(folder, 'ledger.jsonl');
	const stage: Stage = {
		surroundings: { url: server.url, filesFolder, proxyPort, mailPort, authority, ledgerFile },
		server,
		async killAndRestart() {
			await stage.server.kill();
			stage.server = await start();
		},
		async close() {
			await stage.server.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
	return stage;
}
