import { join } from 'node:path';
import { gte } from 'semver';
import { chosenN8n } from './versions.cts';

/** What one n8n server is started with. Folders are absolute paths. */
export interface ServerSettings {
	/** n8n keeps its database, key and packages in `<userFolder>/.n8n`. */
	userFolder: string;
	/** The only folder that n8n's file nodes may read and write. */
	filesFolder: string;
	port: number;
	runnerPort: number;
	/** Anything else, such as HTTPS_PROXY; wins over what is set here. */
	env?: NodeJS.ProcessEnv;
}

/** Everything n8n would otherwise send or fetch, and what only costs time at start. */
const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_PYTHON_ENABLED: 'false',
	N8N_AI_ENABLED: 'false',
};

/** The environment of the n8n process: loopback only, quiet, its own folders and ports. */
export function serverEnvironment(settings: ServerSettings): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(
		([name]) => !/^(N8N_|npm_|NODE_OPTIONS$|NODE_ENV$|JEST_)/.test(name),
	);
	return {
		...Object.fromEntries(inherited),
		...QUIET,
		// An n8n that does not know them does not start.
		...(gte(chosenN8n(), '2.40.0') && { N8N_DISABLED_MODULES: 'mcp-registry,instance-ai' }),
		N8N_USER_FOLDER: settings.userFolder,
		N8N_RESTRICT_FILE_ACCESS_TO: settings.filesFolder,
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(settings.port),
		N8N_RUNNERS_BROKER_PORT: String(settings.runnerPort),
		N8N_RUNNERS_BROKER_LISTEN_ADDRESS: '127.0.0.1',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_SECURE_COOKIE: 'false',
		DB_SQLITE_POOL_SIZE: '2',
		EXECUTIONS_DATA_MAX_DISPLAY_SIZE: String(1024 ** 3),
		GENERIC_TIMEZONE: 'Asia/Jakarta',
		...settings.env,
	};
}

export function packagesFolder(userFolder: string): string {
	return join(userFolder, '.n8n', 'nodes');
}
