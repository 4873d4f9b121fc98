import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Packs a project as for publication and unpacks the result.
 * @param {string} project folder of the package.json
 * @param {string} work an empty folder for both
 * @returns {{ directory: string, files: string[] }} the unpacked package and the paths in it
 */
export function pack(project, work) {
	const windows = process.platform === 'win32';
	const packed = run(
		'npm',
		['pack', '--json', '--ignore-scripts', '--pack-destination', work],
		project,
		windows,
	);
	const [{ filename, files }] = JSON.parse(packed);
	const directory = join(work, 'package');
	mkdirSync(directory);
	run('tar', ['-xzf', join(work, filename), '-C', directory, '--strip-components=1'], work, false);
	return { directory, files: files.map(({ path }) => path) };
}

/** @param {string} command @param {string[]} args @param {string} cwd @param {boolean} shell */
function run(command, args, cwd, shell) {
	const { status, stdout, stderr, error } = spawnSync(command, args, {
		cwd,
		shell,
		encoding: 'utf8',
	});
	if (error) throw error;
	if (status !== 0) throw new Error(`${command} ${args[0]} failed:\n${stderr}`);
	return stdout;
}
