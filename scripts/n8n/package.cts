import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { packagesFolder } from './environment.cts';
import { npmCommand } from './run-command.cts';

const run = promisify(execFile);
const packedSchema = z.array(z.object({ filename: z.string() })).nonempty();
const manifestSchema = z
	.object({
		name: z.string(),
		version: z.string(),
		dependencies: z.record(z.string(), z.string()).optional(),
	})
	.passthrough();

/**
 * Puts the built package where n8n looks for community packages, the way n8n's own installer does: packed,
 * unpacked, without its development and peer dependencies. Throws when the package has run-time dependencies.
 */
export async function installPackage(packageFolder: string, userFolder: string): Promise<void> {
	const scratch = await mkdtemp(join(tmpdir(), 'n8n-package-'));
	try {
		const tarball = await pack(packageFolder, scratch);
		const manifest = manifestSchema.parse(await readJson(join(packageFolder, 'package.json')));
		const target = join(packagesFolder(userFolder), 'node_modules', manifest.name);
		await rm(target, { recursive: true, force: true });
		await mkdir(target, { recursive: true });
		await run('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
		await keepWhatN8nKeeps(target);
		await writeJson(join(packagesFolder(userFolder), 'package.json'), {
			name: 'installed-nodes',
			private: true,
			dependencies: { [manifest.name]: manifest.version },
		});
	} finally {
		await rm(scratch, { recursive: true, force: true });
	}
}

async function pack(packageFolder: string, destination: string): Promise<string> {
	const flags = [
		'--json',
		'--ignore-scripts',
		'--loglevel=error',
		'--pack-destination',
		destination,
	];
	const { file, args } = npmCommand(['pack', ...flags]);
	const { stdout } = await run(file, args, { cwd: packageFolder });
	return join(destination, packedSchema.parse(JSON.parse(stdout))[0].filename);
}

async function keepWhatN8nKeeps(target: string): Promise<void> {
	const file = join(target, 'package.json');
	const manifest = manifestSchema.parse(await readJson(file));
	if (Object.keys(manifest.dependencies ?? {}).length > 0) {
		throw new Error(
			`${manifest.name} has run-time dependencies; a verified n8n package may have none.`,
		);
	}
	const dropped = new Set(['devDependencies', 'peerDependencies', 'optionalDependencies']);
	await writeJson(
		file,
		Object.fromEntries(Object.entries(manifest).filter(([key]) => !dropped.has(key))),
	);
}

async function readJson(file: string): Promise<unknown> {
	return JSON.parse(await readFile(file, 'utf8'));
}

async function writeJson(file: string, value: unknown): Promise<void> {
	await writeFile(file, JSON.stringify(value, null, 2));
}
