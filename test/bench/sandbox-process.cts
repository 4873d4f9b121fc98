import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import axios from 'axios';
import { z } from 'zod';
import { projectFolder } from '../../scripts/demo/folders.cts';
import type { Measurement, Scenario } from './scenario.cts';

const recordSchema = z.object({
	total: z.number(),
	maxInFlight: z.number(),
	contractErrors: z.array(z.string()),
	requests: z.array(z.object({ method: z.string(), path: z.string(), applied: z.boolean() })),
});
const verificationsSchema = z.object({ verifications: z.array(z.object({ id: z.string() })) });

export type Seen = Pick<Measurement, 'requests' | 'maxInFlight' | 'applied' | 'doubled'>;

/** A sandbox in a process of its own, so that what it does costs n8n nothing. */
export interface SandboxProcess {
	readonly url: string;
	/** Adds verifications and gives their ids. */
	add(count: number): Promise<string[]>;
	/** Sets the server's delay and limit, and forgets what was seen. */
	prepare(scenario: Scenario): Promise<void>;
	/** What arrived since `prepare`. */
	seen(): Promise<Seen>;
	stop(): Promise<void>;
}

/** Starts `sandbox/main.cts`. Throws when it ends without an address. */
export async function startSandboxProcess(): Promise<SandboxProcess> {
	const script = join(projectFolder, 'sandbox', 'main.cts');
	const child = spawn(process.execPath, ['--require', 'tsx/cjs', script], {
		cwd: projectFolder,
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	// The last resort when this process ends without having stopped what it started.
	const kill = (): void => {
		child.kill('SIGKILL');
	};
	process.once('exit', kill);
	const ended = once(child, 'exit');
	const url = await addressIn(child.stdout);
	const control = axios.create({ baseURL: `${url}/__sandbox__`, proxy: false });
	return {
		url,
		add: async (count) => {
			const { data } = await control.post<unknown>('/verifications', { count });
			return verificationsSchema.parse(data).verifications.map(({ id }) => id);
		},
		prepare: async ({ delayMs, limit, items }) => {
			await control.delete('/faults');
			await control.post('/options', { delayMs, recordLimit: 20_000 + 2 * items });
			if (limit !== undefined) {
				const { perSecond, tells } = limit;
				const retryAfter = tells ? 'seconds' : 'none';
				const fault = {
					type: 'rateLimit',
					perSecond,
					burst: perSecond,
					headers: tells,
					retryAfter,
				};
				await control.post('/faults', { fault });
			}
			await control.delete('/record');
		},
		seen: async () => summary((await control.get<unknown>('/record')).data),
		stop: async () => {
			child.kill('SIGTERM');
			await ended;
			process.off('exit', kill);
		},
	};
}

async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
	for await (const line of createInterface({ input: output })) {
		const [, url] = /^AnyCheck sandbox: (http\S+)$/.exec(line) ?? [];
		if (url !== undefined) return url;
	}
	throw new Error('The sandbox did not start.');
}

/** Throws when the sandbox itself was at fault: its numbers would mean nothing. */
function summary(record: unknown): Seen {
	const { total, maxInFlight, contractErrors, requests } = recordSchema.parse(record);
	if (contractErrors.length > 0) throw new Error(`The sandbox: ${String(contractErrors[0])}`);
	const updates = requests.filter(({ method, applied }) => method === 'PUT' && applied);
	const applied = new Set(updates.map(({ path }) => path)).size;
	return { requests: total, maxInFlight, applied, doubled: updates.length - applied };
}
