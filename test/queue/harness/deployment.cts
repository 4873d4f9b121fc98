import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectFolder } from '../../../scripts/demo/folders.cts';

const folder = join(projectFolder, 'deploy', 'queue-mode');
const composeSchema = z.object({
	services: z.record(
		z.string(),
		z.object({
			image: z.string(),
			command: z.string().optional(),
			environment: z.record(z.string(), z.coerce.string()).default({}),
		}),
	),
});

/** One service of the compose file that runs n8n. */
export interface N8nService {
	/** e.g. `webhook-1`. */
	name: string;
	/** e.g. `['worker', '--concurrency=10']`. */
	command: string[];
	environment: Record<string, string>;
}

/** Where the services of this machine listen, by the name that the compose file gives them. */
export type Ports = Record<string, number>;

/**
 * What users are given to run, read from their files, so that tests run the same. `${…}` becomes what `values` has for it,
 * and the services' names become addresses of this machine.
 */
export async function readServices(
	values: Record<string, string>,
	ports: Ports,
): Promise<N8nService[]> {
	const text = await readFile(join(folder, 'compose.yaml'), 'utf8');
	const { services } = composeSchema.parse(parse(text, { merge: true }));
	const local = (name: string, value: string): string => {
		if (name.endsWith('_HOST')) return '127.0.0.1';
		if (name === 'QUEUE_BULL_REDIS_PORT') return String(ports['redis']);
		if (name === 'DB_POSTGRESDB_PORT') return String(ports['postgres']);
		return value.replace(/\$\{(\w+)[^}]*\}/g, (_, variable: string) => {
			const given = values[variable];
			if (given === undefined) throw new Error(`The compose file wants ${variable}`);
			return given;
		});
	};
	return Object.entries(services)
		.filter(
			([, { image, command }]) =>
				image.includes('/n8n:') && /^(start|web|work)/.test(command ?? ''),
		)
		.map(([name, { command = '', environment }]) => ({
			name,
			command: command.split(' '),
			environment: Object.fromEntries(
				Object.entries(environment).map(([key, value]) => [key, local(key, value)]),
			),
		}));
}

/** The balancer's configuration with the addresses of this machine, and without what only a container needs. */
export async function readBalancer(ports: Ports, port: number): Promise<string> {
	const text = await readFile(join(folder, 'nginx.conf'), 'utf8');
	return text
		.replace('listen 80;', `listen 127.0.0.1:${port};`)
		.replace(
			/server ([\w-]+):5678/g,
			(_, name: string) => `server 127.0.0.1:${String(ports[name])}`,
		);
}
