/** The n8n that is started by `npm start` and by the end-to-end tests, and the Node it needs. */
export const N8N_VERSION = '2.41.1';
export const NODE_VERSION = '24.21.0';

/** What an installation takes, for people who wait for it (measured on two cores). */
export const INSTALL_SIZE_GB = 2.8;
export const INSTALL_MINUTES = 5;

/**
 * The npm package that carries the Node binary and its headers for this machine. The package `node` is a
 * wrapper that downloads this one from an install script, which npm may be told not to run.
 */
export function nodePackageName(platform: string, arch: string): string {
	const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
	return `${prefix}-${platform}-${arch}`;
}
