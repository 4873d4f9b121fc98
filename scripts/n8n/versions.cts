/**
 * The versions of n8n on which this package is shown to work, oldest first: the one place that names them. The documentation
 * calls the first one the oldest supported; `npm start` and the end-to-end tests run on the last one.
 */
export const N8N_VERSIONS = ['1.123.81', '2.0.3', '2.20.12', '2.40.7', '2.41.1'] as const;
export const OLDEST_N8N = N8N_VERSIONS[0];
export const NEWEST_N8N = N8N_VERSIONS[4];

/** The Node that all of them run on. */
export const NODE_VERSION = '24.21.0';

/** What an installation takes, for people who wait for it (measured on two cores). */
export const INSTALL_SIZE_GB = 2.8;
export const INSTALL_MINUTES = 5;

/** Names another n8n than the newest, for all scripts and tests that start one. */
export const VERSION_VARIABLE = 'ANYCHECK_N8N_VERSION';

/** The n8n that scripts and tests start, e.g. `2.41.1`. */
export function chosenN8n(env: NodeJS.ProcessEnv = process.env): string {
	return env[VERSION_VARIABLE] ?? NEWEST_N8N;
}

/**
 * The npm package that carries the Node binary and its headers for this machine. The package `node` is a
 * wrapper that downloads this one from an install script, which npm may be told not to run.
 */
export function nodePackageName(platform: string, arch: string): string {
	const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
	return `${prefix}-${platform}-${arch}`;
}
