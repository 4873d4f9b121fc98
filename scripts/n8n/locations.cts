import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { chosenN8n, NODE_VERSION, nodePackageName } from './versions.cts';

/** An installed n8n: where its Node and its command are. */
export interface N8nInstallation {
	folder: string;
	nodeBinary: string;
	n8nScript: string;
}

/** `$XDG_CACHE_HOME`, else `~/.cache`, plus our own folder: shared by all checkouts of this repository. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
	return join(env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'n8n-nodes-anycheck');
}

export function installationName(): string {
	return `n8n-${chosenN8n()}-node-${NODE_VERSION}`;
}

export function describeInstallation(folder: string): N8nInstallation {
	const modules = join(folder, 'node_modules');
	return {
		folder,
		nodeBinary: join(modules, nodePackageName(process.platform, process.arch), 'bin', 'node'),
		n8nScript: join(modules, 'n8n', 'bin', 'n8n'),
	};
}

/** The marker is written last, before the finished folder gets its name: a folder without it is not finished. */
export function markerFile(folder: string): string {
	return join(folder, 'complete.json');
}

export function isComplete(folder: string): boolean {
	const { nodeBinary, n8nScript } = describeInstallation(folder);
	return [markerFile(folder), nodeBinary, n8nScript].every((file) => existsSync(file));
}
