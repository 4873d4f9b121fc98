import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import axios from 'axios';
import getPort from 'get-port';
import { projectFolder } from '../../../scripts/demo/folders.cts';
import { ensureN8n } from '../../../scripts/n8n/install.cts';
import type { N8nInstallation } from '../../../scripts/n8n/locations.cts';
import { installPackage } from '../../../scripts/n8n/package.cts';
import {
	endServer,
	hasEnded,
	killServer,
	spawnServer,
} from '../../../scripts/n8n/server-process.cts';
import { contextAt, type Context } from '../../e2e/harness/context.cts';
import { readBalancer, readServices, type N8nService, type Ports } from './deployment.cts';
import { startNginx, startPostgres, startRedis } from './services.cts';

const READY_WITHIN_MS = 180_000;
/** Of the webhooks, as long as the credential wants it. */
export const SECRET = randomBytes(32).toString('hex');
const OTHERS = ['main', 'webhook-1', 'webhook-2'];

/** What may differ from the compose file. */
interface Size {
	workers?: number;
	/** Executions at a time of each worker. */
	concurrency?: number;
}

/** n8n in queue mode: the services of deploy/queue-mode on this machine. */
export interface Cluster extends Context {
	/** Address of one process, past the balancer. */
	address(name: string): string;
	/** Its process ID. */
	pid(name: string): number;
	/** Where its PostgreSQL listens, which takes the user `n8n` without a password. */
	readonly postgresPort: number;
	kill(...names: string[]): Promise<void>;
	/** Starts again what was killed, and waits until it is ready. */
	start(...names: string[]): Promise<void>;
	close(): Promise<void>;
}

/** Starts all services. What is not installed is named in the error. */
export async function openCluster(
	suite: string,
	{ workers = 2, concurrency }: Size = {},
): Promise<Cluster> {
	const names = [
		...OTHERS,
		...Array.from({ length: workers }, (_, index) => `worker-${index + 1}`),
	];
	const folder = await mkdtemp(join(tmpdir(), 'anycheck-queue-'));
	// PostgreSQL runs as another user.
	await chmod(folder, 0o755);
	const installation = await ensureN8n(console.log, AbortSignal.timeout(600_000));
	const ports: Ports = {};
	for (const name of [...names, 'postgres', 'redis', 'balancer'])
		ports[name] = await getPort({ host: '127.0.0.1' });
	const portOf = (name: string): number => ports[name] ?? 0;
	const url = `http://127.0.0.1:${portOf('balancer')}`;
	const services = await readServices(
		{
			PUBLIC_URL: `${url}/`,
			N8N_ENCRYPTION_KEY: randomBytes(32).toString('hex'),
			POSTGRES_PASSWORD: randomBytes(32).toString('hex'),
		},
		ports,
	);
	const parts: ChildProcess[] = [];
	const running = new Map<string, ChildProcess>();
	const filesFolder = join(folder, 'files');
	const start = async (...names: string[]): Promise<void> => {
		for (const name of names) {
			const service = serviceIn(services, name, concurrency);
			running.set(name, await startN8n(installation, service, folder, portOf(name)));
		}
		await Promise.all(names.map((name) => untilReady(running.get(name), portOf(name), name)));
	};
	const close = async (): Promise<void> => {
		await Promise.all([...running.values()].map(endServer));
		await Promise.all(parts.map(endServer));
		await rm(folder, { recursive: true, force: true });
	};
	try {
		await mkdir(filesFolder);
		await installPackage(projectFolder, join(folder, 'package'));
		parts.push(await startPostgres(join(folder, 'postgres'), portOf('postgres')));
		parts.push(await startRedis(join(folder, 'redis'), portOf('redis')));
		// The first one makes the tables of the database.
		await start('main');
		await start(...names.slice(1));
		const balancer = await readBalancer(ports, portOf('balancer'));
		parts.push(await startNginx(join(folder, 'nginx'), balancer, portOf('balancer')));
		const context = await contextAt({ url, filesFolder }, suite, { webhookSecret: SECRET });
		return {
			...context,
			address: (name) => `http://127.0.0.1:${portOf(name)}`,
			pid: (name) => running.get(name)?.pid ?? 0,
			postgresPort: portOf('postgres'),
			start,
			async kill(...names) {
				await Promise.all(names.map((name) => killed(running, name)));
			},
			async close() {
				await context.close();
				await close();
			},
		};
	} catch (error) {
		await close();
		throw error;
	}
}

/** A worker beyond those of the compose file is as the first one. */
function serviceIn(
	services: readonly N8nService[],
	name: string,
	concurrency: number | undefined,
): N8nService {
	const isWorker = name.startsWith('worker-');
	const like = isWorker ? 'worker-1' : name;
	const service = services.find((other) => other.name === like);
	if (service === undefined) throw new Error(`The compose file has no n8n ${like}`);
	const isOther = isWorker && concurrency !== undefined;
	const command = isOther ? ['worker', `--concurrency=${concurrency}`] : service.command;
	return { ...service, name, command };
}

async function startN8n(
	installation: N8nInstallation,
	{ name, command, environment }: N8nService,
	folder: string,
	port: number,
): Promise<ChildProcess> {
	const userFolder = join(folder, name);
	await mkdir(join(userFolder, '.n8n'), { recursive: true });
	// One installed package for all, as with the volume of the compose file.
	const nodes = join(userFolder, '.n8n', 'nodes');
	await symlink(join(folder, 'package', '.n8n', 'nodes'), nodes).catch(() => undefined);
	const runnerPort = await getPort({ host: '127.0.0.1' });
	const env = { ...environment, QUEUE_HEALTH_CHECK_PORT: String(port) };
	const settings = { userFolder, filesFolder: join(folder, 'files'), port, runnerPort, env };
	return spawnServer(installation, settings, join(userFolder, 'n8n.log'), command);
}

async function killed(running: Map<string, ChildProcess>, name: string): Promise<void> {
	const child = running.get(name);
	if (child === undefined) throw new Error(`${name} does not run`);
	await killServer(child);
	running.delete(name);
}

async function untilReady(
	child: ChildProcess | undefined,
	port: number,
	name: string,
): Promise<void> {
	const deadline = Date.now() + READY_WITHIN_MS;
	const url = `http://127.0.0.1:${port}/healthz/readiness`;
	while (Date.now() < deadline) {
		if (child === undefined || hasEnded(child)) throw new Error(`${name} ended while starting`);
		const options = { timeout: 2_000, proxy: false, validateStatus: () => true } as const;
		const status = await axios.get(url, options).then(
			(response) => response.status,
			() => 0,
		);
		if (status === 200) return;
		await delay(250);
	}
	throw new Error(`${name} was not ready within ${READY_WITHIN_MS / 1000} seconds`);
}
