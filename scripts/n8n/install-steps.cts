import { writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { gte } from 'semver';
import { HumanError } from './human-error.cts';
import { describeInstallation } from './locations.cts';
import { npmCommand, runCommand } from './run-command.cts';
import { chosenN8n, NODE_VERSION, nodePackageName } from './versions.cts';

/** What npm hands down to its scripts and what would make it install elsewhere or something else. */
const MISLEADING =
	/^npm_config_(global|location|prefix|local_prefix|workspaces?|dry_run|omit|only|package_lock_only)$/i;

function npmEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
	const kept = Object.entries(process.env).filter(([name]) => !MISLEADING.test(name));
	return { ...Object.fromEntries(kept), NODE_ENV: '', ...extra };
}

/** Throws HumanError when a tool is missing that compiling n8n's database driver may need. */
export async function checkTools(folder: string): Promise<void> {
	const missing: string[] = [];
	for (const tool of ['python3', 'make', 'g++']) {
		await runCommand({ file: tool, args: ['--version'], cwd: folder }).catch(() =>
			missing.push(tool),
		);
	}
	if (missing.length === 0) return;
	throw new HumanError(
		`Installing n8n needs ${missing.join(', ')} to compile its database driver. On Debian or Ubuntu: ` +
			'sudo apt-get install -y python3 make g++. On macOS: xcode-select --install.',
	);
}

/** Downloads n8n and Node into `folder`, running no install script of any package. */
export async function downloadPackages(folder: string, signal: AbortSignal): Promise<void> {
	const n8n = chosenN8n();
	const dependencies = {
		n8n,
		[nodePackageName(process.platform, process.arch)]: NODE_VERSION,
		...(await zodOf(n8n, folder, signal)),
	};
	// Newer npm runs an install script only where this says so; older npm does not know the field.
	const allowScripts = { sqlite3: true };
	// Older n8n takes SheetJS from its makers' own site; this is the same code from the registry.
	const overrides = gte(n8n, '2.30.0') ? {} : { xlsx: 'npm:@e965/xlsx@0.20.3' };
	await writeFile(
		join(folder, 'package.json'),
		JSON.stringify({ private: true, dependencies, allowScripts, overrides }),
	);
	const flags = ['--ignore-scripts', '--include=optional', '--omit=dev', '--no-audit', '--no-fund'];
	await runCommand({
		...npmCommand(['install', ...flags, '--no-package-lock', '--loglevel=error']),
		cwd: folder,
		env: npmEnvironment(),
		signal,
	});
}

/**
 * The zod that this n8n names. Where npm gives parts of n8n another one, n8n does not know its own schemas again, and
 * shows tools without fields to AI models.
 */
async function zodOf(
	n8n: string,
	folder: string,
	signal: AbortSignal,
): Promise<Record<string, string>> {
	const shown = await runCommand({
		...npmCommand(['view', `n8n@${n8n}`, 'dependencies.zod', '--loglevel=error']),
		cwd: folder,
		env: npmEnvironment(),
		signal,
	});
	const zod = shown.trim();
	return zod === '' ? {} : { zod };
}

/** Fetches or compiles the one native addon n8n cannot start without, for the Node that n8n will run on. */
export async function buildDatabaseDriver(folder: string, signal: AbortSignal): Promise<void> {
	const { nodeBinary } = describeInstallation(folder);
	const path = [join(folder, 'node_modules', '.bin'), dirname(nodeBinary), process.env.PATH ?? ''];
	const nodeHeaders = dirname(dirname(nodeBinary));
	await runCommand({
		...npmCommand(['rebuild', 'sqlite3', '--ignore-scripts=false', '--loglevel=error']),
		cwd: folder,
		env: npmEnvironment({ PATH: path.join(delimiter), npm_config_nodedir: nodeHeaders }),
		signal,
	});
}

/** Loads what is native in n8n with the Node it will run on: an installation that cannot do this is not one. */
export async function verifyInstallation(folder: string, signal: AbortSignal): Promise<void> {
	const { nodeBinary, n8nScript } = describeInstallation(folder);
	const probe =
		"const { Database } = require('sqlite3'); const db = new Database(':memory:');" +
		"db.get('select 1 as one', (error, row) => { if (error || row.one !== 1) process.exit(1); db.close(); });" +
		// Expressions run in it; it is not part of older n8n.
		(gte(chosenN8n(), '2.40.0') ? "require('isolated-vm');" : '');
	const modules = join(folder, 'node_modules');
	const version = await runCommand({ file: nodeBinary, args: ['--version'], cwd: folder, signal });
	if (version.trim() !== `v${NODE_VERSION}`)
		throw new HumanError(`Expected Node ${NODE_VERSION}, got ${version}`);
	await runCommand({ file: nodeBinary, args: ['-e', probe], cwd: modules, signal });
	await runCommand({
		file: nodeBinary,
		args: [n8nScript, '--version'],
		cwd: folder,
		env: npmEnvironment(),
		signal,
	});
}
