import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine, type Engine } from '../../test/engine/harness/index.cts';
import { projectFolder } from '../demo/folders.cts';

/** What n8n reads of a package, with the sources in place of what is built from them. */
const PACKAGE = {
	name: 'n8n-nodes-anycheck',
	version: '0.0.0',
	n8n: {
		nodes: ['nodes/Anycheck/Anycheck.node.ts'],
		credentials: ['credentials/AnycheckApi.credentials.ts'],
	},
};

/** n8n's engine with the package as it is in the sources, so that nothing has to be built before. Needs `tsx/cjs`. */
export async function startSourceEngine(): Promise<Engine> {
	// n8n wants everything below one folder with a package.json.
	const packageDir = await mkdtemp(join(tmpdir(), 'anycheck-docs-'));
	await writeFile(join(packageDir, 'package.json'), JSON.stringify(PACKAGE));
	for (const name of ['nodes', 'credentials', 'icons']) {
		await symlink(join(projectFolder, name), join(packageDir, name), 'junction');
	}
	const engine = await startEngine({ packageDir });
	// Everything is loaded by now.
	await rm(packageDir, { recursive: true });
	return engine;
}
