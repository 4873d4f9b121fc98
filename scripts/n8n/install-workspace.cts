import { existsSync } from 'node:fs';
import {
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	rename,
	rm,
	stat,
	utimes,
	writeFile,
} from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { installationName, isComplete, markerFile } from './locations.cts';
import { processExists } from './process-exists.cts';

const ownerSchema = z.object({ host: z.string(), pid: z.number() });
const HEARTBEAT_MS = 10_000;
const DEAD_AFTER_MS = 10 * 60_000;

function partialPrefix(): string {
	return `.partial-${installationName()}-`;
}

/** A folder beside the final one in which an installation grows, with a sign of life for other checkouts. */
export async function openWorkspace(
	cache: string,
): Promise<{ folder: string; close: () => Promise<void> }> {
	await mkdir(cache, { recursive: true });
	const folder = await mkdtemp(join(cache, partialPrefix()));
	const ownerFile = join(folder, 'owner.json');
	await writeFile(ownerFile, JSON.stringify({ host: hostname(), pid: process.pid }));
	const timer = setInterval(() => {
		// The folder may just have been given its final name.
		utimes(ownerFile, new Date(), new Date()).catch(() => undefined);
	}, HEARTBEAT_MS);
	timer.unref();
	const close = async (): Promise<void> => {
		clearInterval(timer);
		await rm(folder, { recursive: true, force: true });
	};
	return { folder, close };
}

/** Gives a finished installation its name. Another checkout may have been faster: then theirs is used. */
export async function publishWorkspace(folder: string, target: string): Promise<void> {
	await writeFile(markerFile(folder), JSON.stringify({ finishedAt: new Date().toISOString() }));
	await rm(join(folder, 'owner.json'), { force: true });
	try {
		await rename(folder, target);
	} catch (error) {
		if (!isComplete(target)) throw error;
	}
}

/** Moves a broken installation out of the way in one step, so that nobody sees it half removed. */
export async function discardInstallation(cache: string, target: string): Promise<void> {
	if (!existsSync(target)) return;
	const grave = await mkdtemp(join(cache, partialPrefix()));
	await rename(target, join(grave, 'broken')).catch(() => undefined);
	await rm(grave, { recursive: true, force: true });
}

/** Removes what interrupted installations left, but never one that is still under way. */
export async function removeLeftovers(cache: string): Promise<string[]> {
	const names = await readdir(cache).catch(() => []);
	const leftovers: string[] = [];
	for (const name of names.filter((candidate) => candidate.startsWith(partialPrefix()))) {
		const folder = join(cache, name);
		if (await isAlive(folder)) continue;
		await rm(folder, { recursive: true, force: true });
		leftovers.push(folder);
	}
	return leftovers;
}

async function isAlive(folder: string): Promise<boolean> {
	const ownerFile = join(folder, 'owner.json');
	const lastSign = await stat(ownerFile).catch(() => stat(folder).catch(() => undefined));
	if (lastSign === undefined || Date.now() - lastSign.mtimeMs > DEAD_AFTER_MS) return false;
	const owner = await readOwner(ownerFile);
	// Another machine's process (a shared home folder, a container) cannot be looked up: trust its sign of life.
	if (owner?.host !== hostname()) return true;
	return processExists(owner.pid);
}

async function readOwner(file: string): Promise<z.infer<typeof ownerSchema> | undefined> {
	const text = await readFile(file, 'utf8').catch(() => undefined);
	if (text === undefined || text === '') return undefined;
	return ownerSchema.safeParse(JSON.parse(text)).data;
}
