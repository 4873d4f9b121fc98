import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demo } from '../../sandbox/index.cts';
import { projectFolder } from '../../scripts/demo/folders.cts';
import { N8nClient } from '../../scripts/n8n/client.cts';
import type { N8nInstallation } from '../../scripts/n8n/locations.cts';
import { installPackage } from '../../scripts/n8n/package.cts';
import { startServer, type N8nServer } from '../../scripts/n8n/server.cts';
import { Reports } from './reports.cts';
import { startSandboxProcess, type SandboxProcess } from './sandbox-process.cts';
import { CONTENDERS, WORKS } from './scenario.cts';
import { benchWorkflow } from './workflow.cts';

/** The credentials by name: what a user would type. */
const CREDENTIALS = {
	login: { authentication: 'login', email: demo.email, password: demo.password },
	apiKey: { authentication: 'apiKey', apiKey: demo.apiKey },
} as const;
export type CredentialName = keyof typeof CREDENTIALS;

/** A real n8n with the packed package and the workflows to measure, and a sandbox, each in its own process. */
export class Stage {
	private constructor(
		readonly sandbox: SandboxProcess,
		readonly reports: Reports,
		/** Ids of verifications, enough for the largest run. */
		readonly ids: string[],
		private readonly launch: () => Promise<N8nServer>,
		private current: N8nServer,
	) {}

	get server(): N8nServer {
		return this.current;
	}

	/** @param size how many verifications there are */
	static async open(installation: N8nInstallation, size: number): Promise<Stage> {
		const folder = await mkdtemp(join(tmpdir(), 'anycheck-bench-'));
		process.once('exit', () => {
			rmSync(folder, { recursive: true, force: true });
		});
		const userFolder = join(folder, 'n8n');
		await installPackage(projectFolder, userFolder);
		const sandbox = await startSandboxProcess();
		const reports = new Reports(join(folder, 'reports.jsonl'));
		const env = {
			EXTERNAL_HOOK_FILES: join(__dirname, 'report-hook.cts'),
			BENCH_REPORT_FILE: reports.file,
		};
		const launch = async (): Promise<N8nServer> =>
			await startServer(installation, { userFolder, filesFolder: join(folder, 'files'), env });
		const server = await launch();
		await importWorkflows(server.url, sandbox.url);
		return new Stage(sandbox, reports, await sandbox.add(size), launch, server);
	}

	/** The same n8n in a new process. */
	async restart(): Promise<void> {
		await this.current.stop();
		this.current = await this.launch();
	}

	async close(): Promise<void> {
		await this.current.stop();
		await this.sandbox.stop();
	}
}

async function importWorkflows(n8nUrl: string, apiUrl: string): Promise<void> {
	const client = await N8nClient.connect(n8nUrl);
	for (const [name, fields] of Object.entries(CREDENTIALS)) {
		const data = { ...fields, environment: 'custom', baseUrl: apiUrl };
		const id = await client.saveCredential({ name, type: 'anycheckApi', data });
		for (const contender of CONTENDERS) {
			for (const work of WORKS) {
				const workflow = benchWorkflow(contender, { id, name }, apiUrl, work);
				await client.activate(await client.saveWorkflow(workflow));
			}
		}
	}
}
