import { spawn, type ChildProcess } from 'node:child_process';
import { openSync, closeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { serverEnvironment, type ServerSettings } from './environment.cts';
import type { N8nInstallation } from './locations.cts';

const GRACE_MS = 15_000;
const groups = new Set<number>();

// The last resort when this process ends without having stopped what it started.
process.on('exit', () => {
	for (const group of groups) killGroup(group, 'SIGKILL');
});

/**
 * Starts n8n in a process group of its own, with everything it prints appended to `logFile`.
 * @param command of n8n, with its options: `start`, `webhook` or `worker`
 */
export function spawnServer(
	installation: N8nInstallation,
	settings: ServerSettings,
	logFile: string,
	command: readonly string[] = ['start'],
): ChildProcess {
	const guard = ['--no-warnings', '--require', join(__dirname, 'guard.cts')];
	return spawnGroup(
		installation.nodeBinary,
		[...guard, installation.n8nScript, ...command],
		{ cwd: settings.filesFolder, env: serverEnvironment(settings) },
		logFile,
	);
}

/** Starts a server in a process group of its own, which ends with this process at the latest. */
export function spawnGroup(
	file: string,
	args: readonly string[],
	options: { cwd: string; env?: NodeJS.ProcessEnv; uid?: number; gid?: number },
	logFile: string,
): ChildProcess {
	const log = openSync(logFile, 'a');
	const child = spawn(file, args, {
		...options,
		detached: true,
		stdio: ['ignore', log, log, 'pipe'],
	});
	closeSync(log);
	// Descriptor 3 is how guard.cts notices that this process is gone; nothing is ever written to it.
	child.stdio[3]?.on('error', () => undefined);
	if (child.pid !== undefined) groups.add(child.pid);
	return child;
}

/** Ends the server and everything it started: politely, and after 15 seconds by force. */
export async function endServer(child: ChildProcess): Promise<void> {
	const { pid } = child;
	if (pid === undefined) return;
	if (!hasEnded(child)) {
		const ended = new Promise<void>((resolve) =>
			child.once('exit', () => {
				resolve();
			}),
		);
		child.kill('SIGTERM');
		await Promise.race([ended, delay(GRACE_MS, undefined, { ref: false })]);
	}
	killGroup(pid, 'SIGKILL');
	groups.delete(pid);
}

/** Ends the server at once, as a power cut would; for tests of what survives it. */
export async function killServer(child: ChildProcess): Promise<void> {
	if (child.pid === undefined || hasEnded(child)) return;
	const ended = new Promise<void>((resolve) =>
		child.once('exit', () => {
			resolve();
		}),
	);
	killGroup(child.pid, 'SIGKILL');
	await ended;
	groups.delete(child.pid);
}

export function hasEnded(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null;
}

function killGroup(pid: number, signal: NodeJS.Signals): void {
	try {
		process.kill(-pid, signal);
	} catch {
		// Nothing of the group is left.
	}
}
