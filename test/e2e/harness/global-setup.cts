import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from '../../../scripts/demo/folders.cts';
import { ensureN8n } from '../../../scripts/n8n/install.cts';
import { installPackage } from '../../../scripts/n8n/package.cts';
import { startServer } from '../../../scripts/n8n/server.cts';
import { N8N_VARIABLE, shared } from './shared.cts';

export default async function setup(): Promise<void> {
	const interrupted = new AbortController();
	process.once('SIGINT', () => {
		interrupted.abort();
	});
	const installation = await ensureN8n(console.log, interrupted.signal);
	const folder = await mkdtemp(join(tmpdir(), 'anycheck-e2e-'));
	const [userFolder, filesFolder] = [join(folder, 'n8n'), join(folder, 'files')];
	await installPackage(projectFolder, userFolder);
	const server = await startServer(installation, {
		userFolder,
		filesFolder,
		signal: interrupted.signal,
	});
	Object.assign(shared, { server, folder });
	process.env[N8N_VARIABLE] = JSON.stringify({ url: server.url, filesFolder });
}
