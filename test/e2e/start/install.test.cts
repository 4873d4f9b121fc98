import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
	openWorkspace,
	publishWorkspace,
	removeLeftovers,
} from '../../../scripts/n8n/install-workspace.cts';
import {
	describeInstallation,
	installationName,
	isComplete,
} from '../../../scripts/n8n/locations.cts';

let cache: string;

beforeEach(async () => {
	cache = await mkdtemp(join(tmpdir(), 'anycheck-cache-'));
});
afterEach(async () => {
	await rm(cache, { recursive: true, force: true });
});

/** Empty files where the programs of a finished installation are. */
async function fill(folder: string): Promise<void> {
	const { nodeBinary, n8nScript } = describeInstallation(folder);
	for (const file of [nodeBinary, n8nScript]) {
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, '');
	}
}

/** The id of a process that has ended. */
function deadProcess(): number {
	return spawnSync('true').pid;
}

async function abandon(owner: { host: string; pid: number }, ageMs: number): Promise<string> {
	const { folder } = await openWorkspace(cache);
	const file = join(folder, 'owner.json');
	await writeFile(file, JSON.stringify(owner));
	const then = new Date(Date.now() - ageMs);
	await utimes(file, then, then);
	return folder;
}

test('an installation is complete only once it is published', async () => {
	const target = join(cache, installationName());
	const { folder } = await openWorkspace(cache);
	await fill(folder);
	expect(isComplete(target)).toBe(false);
	await publishWorkspace(folder, target);
	expect(isComplete(target)).toBe(true);
});

test('two installations at once: one wins, the other is used without harm and leaves nothing', async () => {
	const target = join(cache, installationName());
	const workspaces = await Promise.all([openWorkspace(cache), openWorkspace(cache)]);
	await Promise.all(
		workspaces.map(async ({ folder, close }) => {
			await fill(folder);
			await publishWorkspace(folder, target);
			await close();
		}),
	);
	expect(isComplete(target)).toBe(true);
	expect(await readdir(cache)).toEqual([installationName()]);
});

test('what an interrupted installation left is removed', async () => {
	const folder = await abandon({ host: hostname(), pid: deadProcess() }, 1_000);
	expect(await removeLeftovers(cache)).toEqual([folder]);
	expect(existsSync(folder)).toBe(false);
});

test('an installation under way is left alone, here and on another machine that shares the folder', async () => {
	await abandon({ host: hostname(), pid: process.pid }, 60_000);
	await abandon({ host: 'another-machine', pid: deadProcess() }, 60_000);
	expect(await removeLeftovers(cache)).toEqual([]);
});

test('an installation without a sign of life for ten minutes is removed', async () => {
	const folder = await abandon({ host: 'another-machine', pid: process.pid }, 11 * 60_000);
	expect(await removeLeftovers(cache)).toEqual([folder]);
});
