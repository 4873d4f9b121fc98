import type { ChildProcess } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import axios from 'axios';
import getPort, { clearLockedPorts } from 'get-port';
import { HumanError } from './human-error.cts';
import type { N8nInstallation } from './locations.cts';
import { residentBytes } from './memory.cts';
import { tail } from './run-command.cts';
import { endServer, hasEnded, killServer, spawnServer } from './server-process.cts';

const READY_WITHIN_MS = 120_000;

/** What may be chosen about a server; folders are absolute and are created. */
export interface ServerOptions {
	userFolder: string;
	filesFolder: string;
	/** Taken when free, else any free one is. */
	preferredPort?: number;
	/** Gives up waiting for n8n, and ends it. */
	signal?: AbortSignal;
	env?: NodeJS.ProcessEnv;
}

/** A running n8n. */
export interface N8nServer {
	readonly url: string;
	readonly pid: number;
	readonly logFile: string;
	readonly userFolder: string;
	readonly filesFolder: string;
	/** Settles when the n8n process is gone, whoever ended it. */
	readonly ended: Promise<void>;
	/** Resident memory of the n8n process in bytes (Linux and macOS). */
	memory(): Promise<number>;
	/** Ends n8n and everything it started. */
	stop(): Promise<void>;
	/** Ends n8n without warning; the user folder stays as it is and can be started again. */
	kill(): Promise<void>;
}

/**
 * Starts n8n on 127.0.0.1 and waits until it answers. Several servers can run side by side.
 * Throws HumanError with the end of n8n's log when it does not come up within two minutes.
 */
export async function startServer(
	installation: N8nInstallation,
	options: ServerOptions,
): Promise<N8nServer> {
	const { userFolder, filesFolder, env } = options;
	await mkdir(userFolder, { recursive: true });
	await mkdir(filesFolder, { recursive: true });
	// A port that was given out a moment ago is not given out again, unless it is asked for: a server that is started again.
	if (options.preferredPort !== undefined) clearLockedPorts();
	const port = await getPort({ host: '127.0.0.1', port: options.preferredPort });
	const runnerPort = await getPort({ host: '127.0.0.1' });
	const logFile = join(userFolder, 'n8n.log');
	const child = spawnServer(
		installation,
		{ userFolder, filesFolder, port, runnerPort, env },
		logFile,
	);
	const ended = new Promise<void>((resolve) => {
		child.once('exit', () => {
			resolve();
		});
	});
	const url = `http://127.0.0.1:${port}`;
	try {
		await untilReady(child, url, options.signal);
	} catch (error) {
		await endServer(child);
		if (error instanceof HumanError) throw error;
		const reason = error instanceof Error ? error.message : String(error);
		const log = await readFile(logFile, 'utf8').catch(() => '');
		throw new HumanError(`${reason}\nIts whole log: ${logFile}. The end of it:\n${tail(log)}`);
	}
	const pid = child.pid ?? 0;
	return {
		url,
		pid,
		logFile,
		userFolder,
		filesFolder,
		ended,
		memory: async () => await residentBytes(pid),
		stop: async () => {
			await endServer(child);
		},
		kill: async () => {
			await killServer(child);
		},
	};
}

async function untilReady(child: ChildProcess, url: string, signal?: AbortSignal): Promise<void> {
	const deadline = Date.now() + READY_WITHIN_MS;
	while (Date.now() < deadline) {
		if (signal?.aborted === true) throw new HumanError('Interrupted.');
		if (child.pid === undefined) throw new Error('n8n could not be started.');
		if (hasEnded(child))
			throw new Error(`n8n ended while starting (code ${String(child.exitCode)}).`);
		if (await isReady(url)) return;
		await delay(250);
	}
	throw new Error(`n8n did not answer within ${READY_WITHIN_MS / 1000} seconds.`);
}

async function isReady(url: string): Promise<boolean> {
	try {
		const { status } = await axios.get(`${url}/healthz/readiness`, {
			timeout: 2_000,
			proxy: false,
		});
		if (status !== 200) return false;
		// The routes of the editor come a moment later than the health check.
		await axios.get(`${url}/rest/settings`, { timeout: 5_000, proxy: false });
		return true;
	} catch {
		return false;
	}
}
